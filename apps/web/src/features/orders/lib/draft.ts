import { BILLING_CYCLES, type BillingCycle } from '@panel1/shared-types/states';
import { randomKey } from '#lib/random-key.ts';
import type { RouterOutputs } from '#lib/trpc.ts';

export type Product = RouterOutputs['catalog']['get'];
export type Option = Product['options'][number];

/** A discount as it is typed: a percentage, or an amount in minor units. */
export interface DraftDiscount {
  kind: 'none' | 'percent' | 'amount';
  value: string;
}

/** One item of the order that is being put together. */
export interface DraftItem {
  /** Of this page only. */
  key: string;
  product: Product;
  cycle: BillingCycle;
  quantity: number;
  options: Record<string, { choiceId: string; quantity: number }>;
  fields: Record<string, string>;
  discount: DraftDiscount;
}

/** The periods that a product has a price for in the currency, shortest first. */
export function cyclesOf(product: Product, currency: string): BillingCycle[] {
  return BILLING_CYCLES.filter((cycle) =>
    product.prices.some((price) => price.cycle === cycle && price.currency === currency),
  );
}

/** An item with everything as the product proposes it; undefined when it has no price in the currency. */
export function newItem(product: Product, currency: string): DraftItem | undefined {
  const [cycle] = cyclesOf(product, currency);
  if (cycle === undefined) return undefined;
  const none = { kind: 'none', value: '' } as const;
  return { key: randomKey(), product, cycle, quantity: 1, options: {}, fields: {}, discount: none };
}

const PERCENT = /^\d{1,3}(\.\d{1,4})?$/;

function discountInput({ kind, value }: DraftDiscount) {
  if (kind === 'percent' && PERCENT.test(value)) return { kind, percent: value };
  if (kind === 'amount' && /^\d{1,12}$/.test(value)) return { kind, amountMinor: value };
  return undefined;
}

/** The items as the API takes them: ids and quantities, never an amount but a discount. */
export function itemsInput(items: readonly DraftItem[]) {
  return items.map((item) => {
    const discount = discountInput(item.discount);
    const fields = Object.fromEntries(Object.entries(item.fields).filter(([, answer]) => answer.trim() !== ''));
    return {
      productId: item.product.productId,
      cycle: item.cycle,
      quantity: item.quantity,
      options: item.options,
      fields,
      ...(discount === undefined ? {} : { discount }),
    };
  });
}

/** Fields that must be answered before the order can be placed, and are not: their keys. */
export function unanswered(item: DraftItem): string[] {
  return item.product.fields
    .filter((field) => field.timing === 'before_payment' && field.isRequired && !item.fields[field.key]?.trim())
    .map((field) => field.key);
}

/** A name belongs to one thing: an item with a domain cannot have a quantity. */
export function isOnePerItem(product: Product): boolean {
  return product.fields.some((field) => field.kind === 'domain');
}

/** A text of a product in the reader's language, else in any. */
export function textOf(texts: Readonly<Record<string, { name: string }>>, locale: string): string {
  return texts[locale]?.name ?? Object.values(texts)[0]?.name ?? '';
}
