import { type Fraction, fraction } from '#lib/money/fraction.ts';
import { daysOf, type Period } from '../time/periods.ts';
import { shareOfInstants, shareOfPeriod } from '../time/shares.ts';
import { billingDay, type Window, windowOf, type ZoneHistory } from '../time/zones.ts';

/** The local days that are billed, and the whole period that they are a part of (themselves when it is left out). */
export interface UsageDays {
  readonly period: Period;
  readonly whole?: Period | undefined;
  readonly zones: ZoneHistory;
}

/** The window of a usage with the shares of the whole period that are left from a moment or a day on. */
export interface UsageWindow {
  readonly instants: Window;
  readonly period: Period;
  /** Share of the whole period that the window covers. */
  readonly share: Fraction;
  readonly dayOf: (at: Temporal.Instant) => Temporal.PlainDate;
  /** The day itself counts. */
  readonly shareFromDay: (day: Temporal.PlainDate) => Fraction;
  readonly shareFromSecond: (at: Temporal.Instant) => Fraction;
}

/** Throws a RangeError for a whole period without days. */
export function usageWindow({ period, whole = period, zones }: UsageDays): UsageWindow {
  if (daysOf(whole) <= 0) throw new RangeError('a period of usage has at least one day');
  const instants = windowOf(period, zones);
  const wholeInstants = windowOf(whole, zones);
  return {
    instants,
    period,
    share: shareOfPeriod(period, whole, 'day'),
    dayOf: (at) => billingDay(at, zones),
    shareFromDay: (day) => fraction(BigInt(daysOf({ start: day, end: period.end })), BigInt(daysOf(whole))),
    shareFromSecond: (at) => shareOfInstants({ start: at, end: instants.end }, wholeInstants),
  };
}
