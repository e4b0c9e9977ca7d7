import { BILLING_CYCLES, type BillingCycle } from '@panel1/shared-types';
import { AppError } from '#lib/errors/app-error.ts';
import { add, type Money } from '#lib/money/money.ts';
import type { CatalogProduct, Choice, Option } from './catalog-product.ts';
import { priceItem } from './price-item.ts';

/** Shortest recurring cycle first; a one-time price counts only where there is no recurring one. */
const ORDER: readonly BillingCycle[] = [...BILLING_CYCLES.filter((cycle) => cycle !== 'one_time'), 'one_time'];

export interface CyclePrice {
  cycle: BillingCycle;
  price: Money;
  setup: Money;
}

/** The lowest price that the product can be had for in each cycle, shortest first; empty without one in the currency. */
export function fromPrices(product: CatalogProduct, currency: string): CyclePrice[] {
  return ORDER.flatMap((cycle) => {
    const cheapest = cheapestIn(product, cycle, currency);
    return cheapest ? [{ cycle, ...cheapest }] : [];
  });
}

/** The lowest price in the shortest cycle; null when the product has none in the currency. */
export function fromPrice(product: CatalogProduct, currency: string): CyclePrice | null {
  return fromPrices(product, currency)[0] ?? null;
}

function cheapestIn(product: CatalogProduct, cycle: BillingCycle, currency: string) {
  const options: Record<string, { choiceId: string; quantity: number }> = {};
  for (const option of product.options.filter((one) => one.kind === 'choice')) {
    const choice = cheapestChoice(option, cycle, currency);
    if (choice) options[option.optionId] = { choiceId: choice.choiceId, quantity: 1 };
  }
  try {
    const { recurring, setup } = priceItem(product, { cycle, currency, quantity: 1, options });
    return { price: recurring, setup };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function cheapestChoice(option: Option, cycle: BillingCycle, currency: string): Choice | undefined {
  const priced = option.choices.flatMap((choice) => {
    const price = choice.prices.find((one) => one.cycle === cycle && one.currency === currency);
    return price ? [{ choice, minor: price.priceMinor }] : [];
  });
  return priced.reduce<(typeof priced)[number] | undefined>(
    (best, one) => (best === undefined || one.minor < best.minor ? one : best),
    undefined,
  )?.choice;
}

/** What is due with the first invoice: the first period and the set-up fees. */
export function dueNow(item: { recurring: Money; setup: Money }): Money {
  return add(item.recurring, item.setup);
}
