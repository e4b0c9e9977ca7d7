import { BILLING_CYCLES, type BillingCycle, type ComponentKind } from '@panel1/shared-types/states';
import * as z from 'zod/mini';
import { INVALID_AMOUNT } from '#components/MoneyInput.tsx';
import type { RouterOutputs } from '#lib/trpc.ts';

export type Product = RouterOutputs['catalog']['get'];
type OwnPrice = Product['prices'][number];
type Price = Omit<OwnPrice, 'contract'>;

/** For how long a rhythm binds, in months and days; NaN where a field is empty. Without a minimum there is no contract. */
export type Contracts = Partial<
  Record<BillingCycle, { minimumMonths: number; renewalMonths: number; noticeDays: number }>
>;

/** Cycle -> currency -> amounts in minor units; an empty price is not for sale, an empty set-up fee is none. */
export type PriceMatrix = Partial<Record<BillingCycle, Record<string, { priceMinor: string; setupMinor: string }>>>;
type Names = Record<string, { name: string }>;

/** The product as its form holds it: every field of the API's state, prices as a matrix, lists of words as lines. */
export interface ProductForm {
  categoryId: string;
  slug: string;
  taxCategory: string;
  countsStock: boolean;
  stock: number;
  /** The stock when the form was filled: what was sold meanwhile stays sold. */
  stockSeen: number | null;
  texts: Record<string, { name: string; tagline: string; description: string; features: string }>;
  components: {
    componentId?: string | undefined;
    kind: ComponentKind;
    pluginId: string;
    serverGroupId: string;
    settings: Record<string, string | number | boolean | null>;
  }[];
  prices: PriceMatrix;
  contracts: Contracts;
  options: {
    optionId?: string | undefined;
    key: string;
    kind: Product['options'][number]['kind'];
    minQuantity: number;
    maxQuantity: number;
    texts: Names;
    choices: {
      choiceId?: string | undefined;
      key: string;
      isDefault: boolean;
      texts: Names;
      prices: PriceMatrix;
    }[];
  }[];
  fields: {
    fieldId?: string | undefined;
    key: string;
    kind: Product['fields'][number]['kind'];
    timing: Product['fields'][number]['timing'];
    isRequired: boolean;
    choices: string;
    texts: Names;
  }[];
  /** Products to which clients may move. */
  upgrades: string[];
}

/** The server knows the rules; the browser only stops amounts that are none, which could not be sent. */
export const productFormSchema = z.custom<ProductForm>().check((payload) => {
  const { prices, options } = payload.value;
  const wrong = [
    ...invalidCells(prices, ['prices']),
    ...options.flatMap((option, at) =>
      option.choices.flatMap((choice, index) =>
        invalidCells(choice.prices, ['options', at, 'choices', index, 'prices']),
      ),
    ),
  ];
  for (const path of wrong) {
    payload.issues.push({ code: 'custom', message: 'invalid_amount', path, input: payload.value });
  }
});

function invalidCells(prices: PriceMatrix, path: (string | number)[]): (string | number)[][] {
  return Object.entries(prices).flatMap(([cycle, of]) =>
    Object.entries(of).flatMap(([currency, cell]) =>
      Object.entries(cell).flatMap(([part, value]) =>
        value === INVALID_AMOUNT ? [[...path, cycle, currency, part]] : [],
      ),
    ),
  );
}

/** A matrix with a cell for each currency and cycle, filled with the prices there are. */
export function toMatrix(prices: readonly Price[], currencies: readonly string[]): PriceMatrix {
  return Object.fromEntries(
    BILLING_CYCLES.map((cycle) => [
      cycle,
      Object.fromEntries(
        currencies.map((currency) => {
          const price = prices.find((one) => one.cycle === cycle && one.currency === currency);
          const setup = price?.setupMinor ?? '';
          return [currency, { priceMinor: price?.priceMinor ?? '', setupMinor: setup === '0' ? '' : setup }];
        }),
      ),
    ]),
  );
}

/** The prices of a matrix: cells without a price are not sold. */
export function fromMatrix(matrix: PriceMatrix): Price[] {
  return BILLING_CYCLES.flatMap((cycle) =>
    Object.entries(matrix[cycle] ?? {}).flatMap(([currency, { priceMinor, setupMinor }]) =>
      priceMinor === '' ? [] : [{ cycle, currency, priceMinor, setupMinor: setupMinor || '0' }],
    ),
  );
}

/** Contracts by rhythm; all currencies of a rhythm have the same. */
function toContracts(prices: readonly OwnPrice[]): Contracts {
  return Object.fromEntries(
    BILLING_CYCLES.filter((cycle) => cycle !== 'one_time').map((cycle) => {
      const contract = prices.find((one) => one.cycle === cycle && one.contract !== null)?.contract;
      const { minimumMonths = Number.NaN, renewalMonths = null, noticeDays = 0 } = contract ?? {};
      return [cycle, { minimumMonths, renewalMonths: renewalMonths ?? Number.NaN, noticeDays }];
    }),
  );
}

function withContracts(prices: readonly Price[], contracts: Contracts): OwnPrice[] {
  return prices.map((price) => {
    const { minimumMonths = Number.NaN, renewalMonths = Number.NaN, noticeDays = 0 } = contracts[price.cycle] ?? {};
    const isBound = price.cycle !== 'one_time' && minimumMonths > 0;
    const renewal = Number.isNaN(renewalMonths) ? null : renewalMonths;
    const notice = Number.isNaN(noticeDays) ? 0 : noticeDays;
    return { ...price, contract: isBound ? { minimumMonths, renewalMonths: renewal, noticeDays: notice } : null };
  });
}

/** Names of all languages, empty where there is none. */
export const toNames = (texts: Names, locales: readonly string[]): Names =>
  Object.fromEntries(locales.map((locale) => [locale, { name: texts[locale]?.name ?? '' }]));

const withName = <T extends { name: string }>(texts: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(texts).filter(([, of]) => of.name.trim() !== ''));

export interface FormTerms {
  currencies: readonly string[];
  locales: readonly string[];
}

/** The form of a product, or of a new one. */
export function toForm(product: Product | undefined, { currencies, locales }: FormTerms): ProductForm {
  const blank = { name: '', tagline: '', description: '', features: '' };
  return {
    categoryId: product?.categoryId ?? '',
    slug: product?.slug ?? '',
    taxCategory: product?.taxCategory ?? 'standard',
    countsStock: product !== undefined && product.stock !== null,
    stock: product?.stock ?? 0,
    stockSeen: product?.stockSeen ?? null,
    texts: Object.fromEntries(locales.map((locale) => [locale, { ...blank, ...product?.texts[locale] }])),
    components: (product?.components ?? []).map(({ pluginId, serverGroupId, ...component }) => ({
      ...component,
      pluginId: pluginId ?? '',
      serverGroupId: serverGroupId ?? '',
    })),
    prices: toMatrix(product?.prices ?? [], currencies),
    contracts: toContracts(product?.prices ?? []),
    options: (product?.options ?? []).map((option) => ({
      ...option,
      minQuantity: option.minQuantity ?? 0,
      maxQuantity: option.maxQuantity ?? 10,
      texts: toNames(option.texts, locales),
      choices: option.choices.map((choice) => ({
        ...choice,
        texts: toNames(choice.texts, locales),
        prices: toMatrix(choice.prices, currencies),
      })),
    })),
    fields: (product?.fields ?? []).map((field) => ({
      ...field,
      choices: field.choices.join('\n'),
      texts: toNames(field.texts, locales),
    })),
    upgrades: product?.upgrades ?? [],
  };
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What `catalog.save` takes. Settings that were left empty are left out, so that the adapter's defaults hold. */
export function toState(form: ProductForm, productId: string | undefined) {
  return {
    ...(productId === undefined ? {} : { productId }),
    categoryId: form.categoryId,
    slug: form.slug,
    taxCategory: form.taxCategory,
    stock: form.countsStock ? form.stock : null,
    ...(productId === undefined ? {} : { stockSeen: form.stockSeen }),
    texts: withName(form.texts),
    components: form.components.map(({ pluginId, serverGroupId, settings, ...component }) => ({
      ...component,
      pluginId: pluginId || null,
      serverGroupId: serverGroupId || null,
      settings: Object.fromEntries(
        Object.entries(settings).filter(([, value]) => value !== '' && value !== null && !Number.isNaN(value)),
      ),
    })),
    prices: withContracts(fromMatrix(form.prices), form.contracts),
    options: form.options.map(({ minQuantity, maxQuantity, ...option }) => ({
      ...option,
      minQuantity: option.kind === 'quantity' ? minQuantity : null,
      maxQuantity: option.kind === 'quantity' ? maxQuantity : null,
      texts: withName(option.texts),
      choices: (option.kind === 'choice' ? option.choices : option.choices.slice(0, 1)).map((choice) => ({
        ...choice,
        texts: withName(choice.texts),
        prices: fromMatrix(choice.prices),
      })),
    })),
    fields: form.fields.map((field) => ({
      ...field,
      choices: field.kind === 'choice' ? lines(field.choices) : [],
      texts: withName(field.texts),
    })),
    upgrades: form.upgrades,
  };
}

/** An address made of a name: `Small VPS (NVMe)` is `small-vps-nvme`. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}
