import type { BillingCycle } from '@panel1/shared-types';
import type { Money } from '#lib/money/money.ts';
import { because, type Explanation } from '#modules/billing/core/index.ts';
import type { GivenDiscount } from './discount.ts';

/** One item of an order as it is written down, with a subscription of its own. */
export interface PlannedItem {
  productId: string;
  description: string;
  cycle: BillingCycle;
  quantity: number;
  recurring: Money;
  setup: Money;
  /** What staff take off its price and its set-up fee, and how that came about; null where they do not. */
  discounts: { recurring: Money; setup: Money };
  given: GivenDiscount | null;
  taxCategory: string;
  options: Record<string, { choiceId: string; quantity: number }>;
  fields: Record<string, string>;
  /** For how long the buyer is bound; null: to the end of any period. */
  contract: { minimumMonths: number; renewalMonths: number | null; noticeDays: number } | null;
}

/** A line of the first invoice; the unit price is in minor units. */
export interface PlannedLine {
  kind: 'recurring' | 'setup' | 'one_off';
  description: string;
  quantity: string;
  unitPriceMinor: string;
  taxCategory: string;
  sold: { productId: string; cycle: BillingCycle; period: null };
  staffDiscount?: (GivenDiscount & { amountMinor: string }) | undefined;
  why: Explanation;
}

/** Lines of the first invoice of an item: its price and its set-up fee, each with what staff take off; no fee, no line. */
export function firstInvoiceLines(item: PlannedItem): PlannedLine[] {
  const { description, taxCategory, quantity, productId, cycle, given } = item;
  const units = BigInt(quantity);
  const part = (kind: PlannedLine['kind'], { amount, discount }: { amount: Money; discount: Money }): PlannedLine => {
    const price = { quantity: units.toString(), unitPriceMinor: (amount.minor / units).toString() };
    const why =
      kind === 'recurring'
        ? because('whole_period', { ...price, share: '1', cycle, timing: 'advance' })
        : because('billed_once', price);
    const isReduced = given !== null && discount.minor > 0n;
    const staffDiscount = isReduced ? { ...given, amountMinor: discount.minor.toString() } : undefined;
    const sold = { productId, cycle, period: null };
    return { kind, description, ...price, taxCategory, sold, staffDiscount, why };
  };
  const { recurring, setup, discounts } = item;
  const lines = [
    part(cycle === 'one_time' ? 'one_off' : 'recurring', { amount: recurring, discount: discounts.recurring }),
  ];
  if (setup.minor > 0n) lines.push(part('setup', { amount: setup, discount: discounts.setup }));
  return lines;
}
