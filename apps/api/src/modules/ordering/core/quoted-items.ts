import { BILLING_CYCLES, type BillingCycle } from '@panel1/shared-types';
import { type Money, money } from '#lib/money/money.ts';
import type { GivenDiscount } from './discount.ts';
import type { PlannedItem } from './plan-items.ts';

/** A planned item as a quote keeps it: amounts are minor units as text. */
export interface StoredItem
  extends Omit<PlannedItem, 'cycle' | 'recurring' | 'setup' | 'discounts' | 'given' | 'contract'> {
  cycle: string;
  recurringMinor: string;
  setupMinor: string;
  recurringDiscountMinor: string;
  setupDiscountMinor: string;
  given: Record<string, string | number | null> | null;
  contract?: PlannedItem['contract'];
}

/** What a quote promises, with the prices of the day on which it is written. */
export function keepItem({ recurring, setup, discounts, given, ...of }: PlannedItem): StoredItem {
  const text = ({ minor }: Money) => minor.toString();
  return {
    ...of,
    recurringMinor: text(recurring),
    setupMinor: text(setup),
    recurringDiscountMinor: text(discounts.recurring),
    setupDiscountMinor: text(discounts.setup),
    given: given && { ...given },
  };
}

/** What was promised, to be ordered. */
export function promisedItem(stored: StoredItem, currency: string): PlannedItem {
  const { cycle, recurringMinor, setupMinor, recurringDiscountMinor, setupDiscountMinor, given, ...of } = stored;
  const amount = (minor: string) => money(BigInt(minor), currency);
  return {
    ...of,
    cycle: cycleOf(cycle),
    recurring: amount(recurringMinor),
    setup: amount(setupMinor),
    discounts: { recurring: amount(recurringDiscountMinor), setup: amount(setupDiscountMinor) },
    given: given && discountOf(given),
    contract: of.contract ?? null,
  };
}

function cycleOf(text: string): BillingCycle {
  const cycle = BILLING_CYCLES.find((one) => one === text);
  if (cycle === undefined) throw new RangeError(`no product is paid ${text}`);
  return cycle;
}

const textOf = (value: string | number | null | undefined) => `${value ?? ''}`;

function discountOf(given: NonNullable<StoredItem['given']>): GivenDiscount {
  const { kind, rate, baseMinor, takenMinor, slot } = given;
  return {
    kind: kind === 'percent' ? 'percent' : 'fixed',
    rate: rate === null || rate === undefined ? null : textOf(rate),
    baseMinor: textOf(baseMinor),
    takenMinor: textOf(takenMinor),
    slot: typeof slot === 'number' ? slot : 0,
  };
}
