import type { BillingCycle } from '@panel1/shared-types';
import { cycleMonths } from '#lib/time/periods.ts';
import { daysOf, type Period, periodAt, periodStart, type Recurrence } from '#modules/billing/core/index.ts';

/** Where a running subscription stands in time. */
export interface Progress {
  anchorOn: Temporal.PlainDate;
  /** The day of the month that was meant where the anchor was clamped to the end of its month. */
  anchorDay?: number | undefined;
  cycle: BillingCycle;
  /** Number of periods already invoiced; the first is number 0. */
  periodsInvoiced: number;
  /** The first day that is not served any more, because it ends or is paused: no period that begins by then is invoiced. */
  stopsOn?: Temporal.PlainDate | null;
  /** The first day of another price: what begins from then on is not billed by these terms. */
  changesOn?: Temporal.PlainDate | null;
}

/** Most periods that one run bills of a subscription: after a long stop the rest follows in the next run. */
const MAX_AT_ONCE = 24;

/** What decides every period of a recurring subscription; throws a RangeError for a one-time purchase. */
export function recurrenceOf({ anchorOn, anchorDay, cycle }: Omit<Progress, 'periodsInvoiced'>): Recurrence {
  const anchor = anchorDay === undefined ? { on: anchorOn } : { on: anchorOn, day: anchorDay };
  return { anchor, interval: { count: cycleMonths(cycle), unit: 'month' } };
}

/**
 * The day on which the next period is invoiced: so many days before it begins, but always after the period before it has
 * begun, so that nobody gets two bills ahead. Null for a one-time purchase.
 */
export function nextInvoiceOn(of: Progress, leadDays: number): Temporal.PlainDate | null {
  if (of.cycle === 'one_time') return null;
  const recurrence = recurrenceOf(of);
  const start = periodStart(recurrence, of.periodsInvoiced);
  if (of.stopsOn && Temporal.PlainDate.compare(start, of.stopsOn) >= 0) return null;
  if (of.periodsInvoiced === 0) return start;
  const length = daysOf({ start: periodStart(recurrence, of.periodsInvoiced - 1), end: start });
  return start.subtract({ days: Math.min(leadDays, length - 1) });
}

/** The periods that are to be invoiced by today, oldest first: several after a downtime. */
export function duePeriods(of: Progress, today: Temporal.PlainDate, leadDays: number): Period[] {
  const due: Period[] = [];
  let { periodsInvoiced } = of;
  while (due.length < MAX_AT_ONCE) {
    const on = nextInvoiceOn({ ...of, periodsInvoiced }, leadDays);
    if (on === null || Temporal.PlainDate.compare(on, today) > 0) break;
    const period = periodAt(recurrenceOf(of), periodsInvoiced);
    if (of.changesOn && Temporal.PlainDate.compare(period.start, of.changesOn) >= 0) break;
    due.push(period);
    periodsInvoiced += 1;
  }
  return due;
}

/** Quantity and unit price of a line over an amount, so that their product is exactly the amount. */
export function unitsOf(totalMinor: bigint, quantity: number): { quantity: string; unitPriceMinor: string } {
  const units = BigInt(quantity);
  if (totalMinor % units !== 0n) return { quantity: '1', unitPriceMinor: totalMinor.toString() };
  return { quantity: units.toString(), unitPriceMinor: (totalMinor / units).toString() };
}
