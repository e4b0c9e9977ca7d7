import {
  BILLING_CYCLES,
  COMPONENT_KINDS,
  currency,
  FIELD_TIMINGS,
  id,
  locale,
  nonNegativeMinor,
  OPTION_KINDS,
  text,
} from '@panel1/shared-types';
import * as z from 'zod/mini';
import { MAX_QUANTITY } from './core/price-item.ts';

const MAX_LOCALES = 20;
const MAX_SETTINGS = 40;

/** Part of an address in the storefront: `small-vps`. */
export const slug = () => z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,79}$/));
const key = () => z.string().check(z.regex(/^[a-z][a-z0-9_]{0,39}$/));
const list = <T extends z.ZodMiniType>(of: T, max: number) => z.array(of).check(z.maxLength(max));

const perLocale = <T extends z.ZodMiniType>(of: T) =>
  z
    .record(locale(), of)
    .check(z.refine((value) => Object.keys(value).length <= MAX_LOCALES, { error: 'too_many_locales' }));

/** Locale -> name only: options, choices and fields. */
const labels = perLocale(z.strictObject({ name: text(160) }));
/** Locale -> name and the texts of the storefront. `features` holds one feature a line. */
export const storeTexts = perLocale(
  z.strictObject({
    name: text(160),
    tagline: z.optional(text(300, 0)),
    description: z.optional(text(10_000, 0)),
    features: z.optional(text(3000, 0)),
  }),
);

const price = z.strictObject({
  cycle: z.enum(BILLING_CYCLES),
  currency: currency(),
  priceMinor: nonNegativeMinor(),
  setupMinor: nonNegativeMinor(),
});
const months = z.int().check(z.gte(1), z.lte(120));

/** For how long a price binds who buys at it. */
const contract = z.strictObject({
  minimumMonths: months,
  renewalMonths: z.nullable(months),
  noticeDays: z.int().check(z.gte(0), z.lte(180)),
});
const ownPrice = z
  .extend(price, { contract: z.optional(z.nullable(contract)) })
  .check(z.refine((one) => !one.contract || one.cycle !== 'one_time', { path: ['contract'], error: 'one_time' }));
const prices = list(price, 200);

const setting = z.union([z.nullable(text(1000, 0)), z.number(), z.boolean()]);

const component = z.strictObject({
  componentId: z.optional(id()),
  kind: z.enum(COMPONENT_KINDS),
  pluginId: z.nullable(z.string().check(z.regex(/^[a-z][a-z0-9.-]{0,79}$/))),
  serverGroupId: z.nullable(id()),
  settings: z
    .record(z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_]{0,59}$/)), setting)
    .check(z.refine((value) => Object.keys(value).length <= MAX_SETTINGS, { error: 'too_many_settings' })),
});

const choice = z.strictObject({
  choiceId: z.optional(id()),
  key: key(),
  isDefault: z.boolean(),
  texts: labels,
  prices,
});

const bound = z.nullable(z.int().check(z.gte(0), z.lte(100_000)));

const option = z.strictObject({
  optionId: z.optional(id()),
  key: key(),
  kind: z.enum(OPTION_KINDS),
  minQuantity: bound,
  maxQuantity: bound,
  texts: labels,
  choices: list(choice, 100),
});

const field = z.strictObject({
  fieldId: z.optional(id()),
  key: key(),
  kind: z.enum(['text', 'domain', 'choice', 'yes_no']),
  timing: z.enum(FIELD_TIMINGS),
  isRequired: z.boolean(),
  choices: list(text(120), 100),
  texts: labels,
});

const stock = z.nullable(z.int().check(z.gte(0), z.lte(1_000_000)));

/** The whole state of the product editor. A part with an id is changed, one without is added, one that is absent goes. */
export const productState = z.strictObject({
  productId: z.optional(id()),
  categoryId: id(),
  slug: slug(),
  taxCategory: z.string().check(z.regex(/^[a-z][a-z_]{0,39}$/)),
  stock,
  /** What the editor showed when it was opened: orders of the meantime are then not undone by saving. */
  stockSeen: z.optional(stock),
  texts: storeTexts,
  components: list(component, 10),
  prices: list(ownPrice, 200),
  options: list(option, 40),
  fields: list(field, 40),
  /** Products to which a client may move from this one, in the order in which they are offered. */
  upgrades: z._default(list(id(), 50), []),
});
export type ProductState = z.infer<typeof productState>;

/** What was chosen of a product: option id -> choice and quantity. */
export const chosenOptions = z
  .record(id(), z.strictObject({ choiceId: id(), quantity: z.int().check(z.gte(0), z.lte(100_000)) }))
  .check(z.refine((value) => Object.keys(value).length <= 40, { error: 'too_many_options' }));

/** An item as it is asked for: ids and quantities, never an amount. */
export const itemRequest = {
  productId: id(),
  cycle: z.enum(BILLING_CYCLES),
  quantity: z._default(z.int().check(z.gte(1), z.lte(MAX_QUANTITY)), 1),
  options: z._default(chosenOptions, {}),
};
