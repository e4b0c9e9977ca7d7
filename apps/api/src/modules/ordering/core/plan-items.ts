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
  discount: Money;
  /** How the discount came about; null where there is none. */
  given: GivenDiscount | null;
  taxCategory: string;
  options: Record<string, { choiceId: string; quantity: number }>;
  fields: Record<string, string>;
  /** For how long the buyer is bound; null: to the end of any period. */
  contract: { minimumMonths: number; renewalMonths: number | null; noticeDays: number } | null;
}

/** A line of the first invoice; the unit price is in minor units. */
export interface PlannedLine {
  kind: 'recurring' | 'setup' | 'one_off' | 'discount';
  description: string;
  quantity: string;
  unitPriceMinor: string;
  taxCategory: string;
  why: Explanation;
}

/** Lines of the first invoice of an item: its price, its set-up fee, its discount; what is zero is left out but the price. */
export function firstInvoiceLines(item: PlannedItem): PlannedLine[] {
  const { description, taxCategory, quantity } = item;
  const units = BigInt(quantity);
  const part = (kind: PlannedLine['kind'], amount: Money): PlannedLine => {
    const price = { quantity: units.toString(), unitPriceMinor: (amount.minor / units).toString() };
    const why =
      kind === 'recurring'
        ? because('whole_period', { ...price, share: '1', cycle: item.cycle, timing: 'advance' })
        : because('billed_once', price);
    return { kind, description, ...price, taxCategory, why };
  };
  const lines = [part(item.cycle === 'one_time' ? 'one_off' : 'recurring', item.recurring)];
  if (item.setup.minor > 0n) lines.push(part('setup', item.setup));
  if (item.discount.minor > 0n) {
    const unitPriceMinor = (-item.discount.minor).toString();
    const why = because('discount_by_staff', { ...item.given });
    lines.push({ kind: 'discount', description, quantity: '1', unitPriceMinor, taxCategory, why });
  }
  return lines;
}
