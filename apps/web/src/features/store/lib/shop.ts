import { BILLING_CYCLES, type BillingCycle } from '@panel1/shared-types/states';
import type { RouterOutputs } from '#lib/trpc.ts';

export type Shop = RouterOutputs['catalog']['storefront'];
export type Category = Shop['categories'][number];
export type Teaser = Category['products'][number];
export type Product = RouterOutputs['catalog']['product'];
export type Quote = RouterOutputs['catalog']['quote'];

/** The periods that some of these products can be paid by, shortest first. */
export function cyclesOf(products: readonly Teaser[]): BillingCycle[] {
  const offered = new Set(products.flatMap((product) => product.prices.map((price) => price.cycle)));
  return BILLING_CYCLES.filter((cycle) => cycle !== 'one_time' && offered.has(cycle));
}

/** What a card shows: the price of the wished period, or the product's shortest one. */
export function priceFor(product: Teaser, cycle: BillingCycle): Teaser['prices'][number] | undefined {
  return product.prices.find((price) => price.cycle === cycle) ?? product.prices[0];
}

/** The currency to show a product in: the wished one where it is sold so, else the shop's own. */
export function currencyFor(product: Product, wish: string | undefined): string {
  return product.currencies.find((currency) => currency === wish) ?? product.currency;
}

/** The period to start with: the wished one where there is a price for it, else the shortest recurring one. */
export function cycleFor(product: Product, of: { currency: string; wish: BillingCycle | undefined }): BillingCycle {
  const priced = product.prices.filter(({ price }) => price.currency === of.currency).map(({ cycle }) => cycle);
  const sorted = BILLING_CYCLES.filter((cycle) => priced.includes(cycle));
  return priced.find((cycle) => cycle === of.wish) ?? sorted.find((cycle) => cycle !== 'one_time') ?? 'one_time';
}
