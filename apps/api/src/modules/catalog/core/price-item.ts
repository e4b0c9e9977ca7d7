import type { BillingCycle } from '@panel1/shared-types';
import { AppError } from '#lib/errors/app-error.ts';
import { add, type Money, money, zero } from '#lib/money/money.ts';
import type { CatalogProduct, Choice, Contract, Option, Price } from './catalog-product.ts';

/** How many of one item may be bought at once. */
export const MAX_QUANTITY = 100;

/** What somebody wants of a product: ids and quantities, never an amount. */
export interface ItemRequest {
  cycle: BillingCycle;
  currency: string;
  quantity: number;
  /** Option id -> what was chosen of it. Options that are left out take their default. */
  options: Readonly<Record<string, { choiceId: string; quantity: number }>>;
}

/** A part of the price of an item; amounts are of all units of the item. */
export interface PriceLine {
  /** Null: the product itself. */
  option: { optionId: string; choiceId: string } | null;
  /** Units of the part: of the item times of the option. */
  quantity: number;
  recurring: Money;
  setup: Money;
}

export interface PricedItem {
  lines: PriceLine[];
  /** Of each period; of a one-time purchase the price itself. */
  recurring: Money;
  /** Once, with the first invoice. */
  setup: Money;
  /** The configuration with all defaults filled in, as it is stored. */
  options: Record<string, { choiceId: string; quantity: number }>;
  /** For how long the price binds; null: it ends with any period. */
  contract: Contract | null;
}

type Priced = Pick<CatalogProduct, 'prices' | 'options' | 'fields'>;

/**
 * Price of an item. Pure and the only place where a price is made: storefront, cart, order and staff all end here.
 * Throws `catalog.no_price` when something is not sold in this cycle and currency, `catalog.bad_configuration` with a
 * code per field for options and quantities that do not exist.
 */
export function priceItem(product: Priced, request: ItemRequest): PricedItem {
  const { quantity, currency } = request;
  demandQuantity(product, quantity);
  const known = new Set(product.options.map((option) => option.optionId));
  for (const optionId of Object.keys(request.options)) if (!known.has(optionId)) refuse(optionId, 'unknown_option');
  const options: PricedItem['options'] = {};
  const lines = [priceLine(product.prices, request, { option: null, quantity })];
  for (const option of product.options) {
    const chosen = chosenOf(option, request.options[option.optionId]);
    if (!chosen) continue;
    const { choice, quantity: each } = chosen;
    options[option.optionId] = { choiceId: choice.choiceId, quantity: each };
    const part = { optionId: option.optionId, choiceId: choice.choiceId };
    lines.push(priceLine(choice.prices, request, { option: part, quantity: each * quantity }));
  }
  return {
    lines,
    options,
    contract: product.prices.find((one) => one.cycle === request.cycle && one.currency === currency)?.contract ?? null,
    recurring: lines.map((line) => line.recurring).reduce(add, zero(currency)),
    setup: lines.map((line) => line.setup).reduce(add, zero(currency)),
  };
}

/** A choice for each option, as a configurator starts: what is given, else the default; what is not taken with quantity 0. */
export function startingChoices(options: readonly Option[], given: ItemRequest['options']): PricedItem['options'] {
  return Object.fromEntries(
    options.flatMap((option) => {
      const choice = option.choices.find((one) => one.isDefault) ?? option.choices[0];
      if (choice === undefined) return [];
      const start = { choiceId: choice.choiceId, quantity: boundsOf(option).min };
      return [[option.optionId, given[option.optionId] ?? start] as const];
    }),
  );
}

function demandQuantity(product: Priced, quantity: number): void {
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > MAX_QUANTITY)
    throw new AppError('catalog.bad_configuration', { fields: { quantity: 'out_of_range' } });
  // A name belongs to one thing: two accounts of one domain cannot exist.
  if (quantity > 1 && product.fields.some((field) => field.kind === 'domain'))
    throw new AppError('catalog.bad_configuration', { fields: { quantity: 'one_per_item' } });
}

function priceLine(
  prices: readonly Price[],
  { cycle, currency }: ItemRequest,
  part: Pick<PriceLine, 'option' | 'quantity'>,
): PriceLine {
  const price = prices.find((one) => one.cycle === cycle && one.currency === currency);
  if (!price) throw new AppError('catalog.no_price', { values: { cycle, currency } });
  const units = BigInt(part.quantity);
  return {
    ...part,
    recurring: money(price.priceMinor * units, currency),
    setup: money(price.setupMinor * units, currency),
  };
}

/** What counts of an option: the wish, or the default; null when nothing of it is taken. */
function chosenOf(
  option: Option,
  wish: { choiceId: string; quantity: number } | undefined,
): { choice: Choice; quantity: number } | null {
  if (!wish) return defaultOf(option);
  const choice = option.choices.find((one) => one.choiceId === wish.choiceId);
  if (!choice) return refuse(option.optionId, 'unknown_choice');
  const { min, max } = boundsOf(option);
  if (!Number.isInteger(wish.quantity) || wish.quantity < min || wish.quantity > max)
    return refuse(option.optionId, 'out_of_range');
  return wish.quantity === 0 ? null : { choice, quantity: wish.quantity };
}

function defaultOf(option: Option): { choice: Choice; quantity: number } | null {
  if (option.kind === 'choice') {
    const choice = option.choices.find((one) => one.isDefault);
    return choice ? { choice, quantity: 1 } : refuse(option.optionId, 'required');
  }
  const [choice] = option.choices;
  const { min } = boundsOf(option);
  return choice && min > 0 ? { choice, quantity: min } : null;
}

function boundsOf(option: Option): { min: number; max: number } {
  if (option.kind === 'choice') return { min: 1, max: 1 };
  if (option.kind === 'yes_no') return { min: 0, max: 1 };
  return { min: option.minQuantity ?? 0, max: option.maxQuantity ?? MAX_QUANTITY };
}

function refuse(optionId: string, code: string): never {
  throw new AppError('catalog.bad_configuration', { fields: { [`options.${optionId}`]: code } });
}
