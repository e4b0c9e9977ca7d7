import {
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  NOTHING,
  roundFraction,
  WHOLE,
} from '#lib/money/fraction.ts';
import { daysOf, type Period } from '../time/periods.ts';
import { startOfDay } from '../time/zones.ts';

/**
 * How a line is earned over its service period: evenly by day, by second of the zone's real days, in equal parts by month of
 * the period, or all of it on its first or last day (registrations; usage).
 */
export type RecognitionMode = 'day' | 'even_month' | 'at_start' | 'at_end' | { readonly second: string };

/** A line's net amount in minor units and the time that it is earned in. */
export interface RevenueEntry {
  readonly amountMinor: bigint;
  readonly service: Period;
  readonly mode: RecognitionMode;
}

/**
 * What is earned of a line before a day begins, rounded half away from zero from the exact share, so that the parts between
 * any days sum to the line.
 */
export function recognisedBefore(entry: RevenueEntry, date: Temporal.PlainDate): bigint {
  return roundFraction(multiplyFractions(fraction(entry.amountMinor), shareBefore(entry, date)));
}

function shareBefore({ service, mode }: RevenueEntry, date: Temporal.PlainDate): Fraction {
  const { start, end } = service;
  if (Temporal.PlainDate.compare(date, start) <= 0) return NOTHING;
  if (mode === 'at_start' || Temporal.PlainDate.compare(date, end) >= 0) return WHOLE;
  if (mode === 'at_end') return NOTHING;
  if (mode === 'day') return fraction(BigInt(daysOf({ start, end: date })), BigInt(daysOf(service)));
  if (mode === 'even_month') {
    const begun = monthsBegun(start, date);
    return fraction(BigInt(begun), BigInt(monthsBegun(start, end)));
  }
  const at = (day: Temporal.PlainDate) => BigInt(startOfDay(day, mode.second).epochMilliseconds);
  return divideFractions(fraction(at(date) - at(start)), fraction(at(end) - at(start)));
}

/** Months counted from a day of which at least one day lies before another. */
function monthsBegun(start: Temporal.PlainDate, before: Temporal.PlainDate): number {
  const { months, days } = start.until(before, { largestUnit: 'month' });
  return months + (days > 0 ? 1 : 0);
}

/** What is earned in each calendar month that the line touches; the months sum to the line. */
export function recognisedByMonth(entry: RevenueEntry): { month: string; amountMinor: bigint }[] {
  const months: { month: string; amountMinor: bigint }[] = [];
  let earned = 0n;
  for (let first = entry.service.start.with({ day: 1 }); ; first = first.add({ months: 1 })) {
    const next = first.add({ months: 1 });
    const until = recognisedBefore(entry, next);
    months.push({ month: first.toString().slice(0, 7), amountMinor: until - earned });
    earned = until;
    if (Temporal.PlainDate.compare(next, entry.service.end) >= 0) return months;
  }
}

/**
 * A line that a change ended early: what was not credited is earned up to that day, and the line that replaces it earns the
 * remainder. Throws a RangeError for a day outside its service period.
 */
export function cutRevenue(entry: RevenueEntry, cut: { on: Temporal.PlainDate; creditedMinor: bigint }): RevenueEntry {
  const { start, end } = entry.service;
  const isInside = Temporal.PlainDate.compare(start, cut.on) <= 0 && Temporal.PlainDate.compare(cut.on, end) <= 0;
  if (!isInside) throw new RangeError(`${cut.on} is outside the service period`);
  return { ...entry, amountMinor: entry.amountMinor - cut.creditedMinor, service: { start, end: cut.on } };
}
