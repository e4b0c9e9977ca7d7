import type { BillingCycle, ComponentKind, FIELD_TIMINGS, OPTION_KINDS, PRODUCT_STATUSES } from '@panel1/shared-types';

export type ProductStatus = (typeof PRODUCT_STATUSES)[number];
export type OptionKind = (typeof OPTION_KINDS)[number];
export type FieldTiming = (typeof FIELD_TIMINGS)[number];
export type FieldKind = 'text' | 'domain' | 'choice' | 'yes_no';

/** Text field -> value; of one locale. */
export type Texts = { [F in 'name' | 'tagline' | 'description' | 'features']?: string | undefined };
/** Locale -> texts. */
export type LocaleTexts = Readonly<Record<string, Texts>>;

export interface Price {
  cycle: BillingCycle;
  currency: string;
  priceMinor: bigint;
  setupMinor: bigint;
  /** Of a product's own price: for how long it binds; null: it ends with any period. */
  contract?: Contract | null;
}

/** For how long somebody is bound who buys at a price, in months from the beginning. */
export interface Contract {
  minimumMonths: number;
  /** By how much it goes on when nobody cancels; null: it ends with any billing period after the minimum. */
  renewalMonths: number | null;
  noticeDays: number;
}

export interface Choice {
  choiceId: string;
  key: string;
  isDefault: boolean;
  prices: Price[];
  texts: LocaleTexts;
}

export interface Option {
  optionId: string;
  key: string;
  kind: OptionKind;
  minQuantity: number | null;
  maxQuantity: number | null;
  choices: Choice[];
  texts: LocaleTexts;
}

export interface Field {
  fieldId: string;
  key: string;
  kind: FieldKind;
  timing: FieldTiming;
  isRequired: boolean;
  choices: string[];
  texts: LocaleTexts;
}

export interface Component {
  componentId: string;
  kind: ComponentKind;
  pluginId: string | null;
  serverGroupId: string | null;
  settings: Record<string, unknown>;
}

/** A product with everything that is sold of it. */
export interface CatalogProduct {
  productId: string;
  categoryId: string;
  slug: string;
  status: ProductStatus;
  taxCategory: string;
  stock: number | null;
  position: number;
  texts: LocaleTexts;
  components: Component[];
  prices: Price[];
  options: Option[];
  fields: Field[];
  /** Ids of the products to which a client may move from this one. */
  upgrades: string[];
}
