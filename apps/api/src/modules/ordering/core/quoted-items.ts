import { BILLING_CYCLES, type BillingCycle } from '@panel1/shared-types';
import { type Money, money } from '#lib/money/money.ts';
import type { GivenDiscount } from './discount.ts';
import type { PlannedItem } from './plan-items.ts';

/** A planned item as a quote keeps it: amounts are minor units as text. */
export interface StoredItem
  extends Omit<PlannedItem, 'cycle' | 'recurring' | 'setup' | 'discount' | 'given' | 'contract'> {
  cycle: string;
  recurringMinor: string;
  setupMinor: string;
  discountMinor: string;
  given: Record<string, string | number | null> | null;
  contract?: PlannedItem['contract'];
}

/** What a quote promises, with the prices of the day on which it is written. */
export function keepItem({ recurring, setup, discount, given, ...of }: PlannedItem): StoredItem {
  const text = ({ minor }: Money) => minor.toString();
  return {
    ...of,
    recurringMinor: text(recurring),
    setupMinor: text(setup),
    discountMinor: text(discount),
    given: given && { ...given },
  };
}

/** What was promised, to be ordered. */
export function promisedItem(stored: StoredItem, currency: string): PlannedItem {
  const { cycle, recurringMinor, setupMinor, discountMinor, given, ...of } = stored;
  const amount = (minor: string) => money(BigInt(minor), currency);
  return {
    ...of,
    cycle: cycleOf(cycle),
    recurring: amount(recurringMinor),
    setup: amount(setupMinor),
    discount: amount(discountMinor),
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
  const { kind, percent, dueMinor, discountMinor, units, nth } = given;
  return {
    kind: kind === 'percent' ? 'percent' : 'amount',
    percent: percent === null || percent === undefined ? null : textOf(percent),
    dueMinor: textOf(dueMinor),
    discountMinor: textOf(discountMinor),
    units: textOf(units),
    nth: typeof nth === 'number' ? nth : 0,
  };
}
