import { type Fraction, multiplyFractions, roundFraction } from '#lib/money/fraction.ts';
import { type Period, periodAt, periodContaining, type Recurrence } from './periods.ts';
import { type ProrationMode, shareOfInstants, shareOfPeriod } from './shares.ts';
import { instantOf, localDate, type Window } from './zones.ts';

/** From `start` up to `end`, in local days or in instants. */
export interface Span<P> {
  readonly start: P;
  readonly end: P;
}

/** By local days, with shares by the mode, or by the seconds of a zone. */
export type TimelineCounts =
  | { readonly by: 'day'; readonly mode: ProrationMode }
  | { readonly by: 'second'; readonly zone: string };

/** How time is counted for a subscription: by local days or by instants. Made by `byDay` and `bySecond`. */
export interface Timeline<P> {
  /** What it was made from, so that it can be kept and made again. */
  readonly counts: TimelineCounts;
  /** False when a period is billed whole or not at all. */
  readonly prorates: boolean;
  compare(a: P, b: P): number;
  share(part: Span<P>, whole: Span<P>): Fraction;
  periodAt(of: Recurrence, n: number): Span<P>;
  periodContaining(of: Recurrence, point: P): { n: number; period: Span<P> };
  /** The local day of a point and, where time is counted by seconds, its time of day: the parts of an anchor. */
  anchorOn(point: P): { on: Temporal.PlainDate; time?: Temporal.PlainTime };
}

/** Time in local days; shares by the mode (see `shareOfPeriod`). */
export function byDay(mode: ProrationMode): Timeline<Temporal.PlainDate> {
  return {
    counts: { by: 'day', mode },
    prorates: mode !== 'none',
    compare: (a, b) => dayNumber(a) - dayNumber(b),
    share: (part, whole) => shareOfPeriod(part, whole, mode),
    periodAt,
    periodContaining,
    anchorOn: (on) => ({ on }),
  };
}

/** Days are compared very often and never change: each is turned into a number once. */
const dayNumbers = new WeakMap<Temporal.PlainDate, number>();

function dayNumber(date: Temporal.PlainDate): number {
  const known = dayNumbers.get(date);
  if (known !== undefined) return known;
  const number = (date.year * 12 + date.month) * 31 + date.day;
  dayNumbers.set(date, number);
  return number;
}

/** Time in seconds: a period begins at the anchor's wall-clock time in the zone, and shares are shares of seconds. */
export function bySecond(zone: string): Timeline<Temporal.Instant> {
  const instants = ({ start, end }: Period, { anchor }: Recurrence): Window => ({
    start: instantOf(start.toPlainDateTime(anchor.time), zone),
    end: instantOf(end.toPlainDateTime(anchor.time), zone),
  });
  const at = (of: Recurrence, n: number) => instants(periodAt(of, n), of);
  return {
    counts: { by: 'second', zone },
    prorates: true,
    compare: Temporal.Instant.compare,
    share: shareOfInstants,
    periodAt: at,
    periodContaining(of, instant) {
      const { n } = periodContaining(of, localDate(instant, zone));
      const period = at(of, n);
      // On the local day of a bound the time of day decides.
      if (Temporal.Instant.compare(instant, period.start) >= 0) return { n, period };
      return { n: n - 1, period: at(of, n - 1) };
    },
    anchorOn(instant) {
      const local = instant.toZonedDateTimeISO(zone);
      return { on: local.toPlainDate(), time: local.toPlainTime() };
    },
  };
}

/**
 * The amount in minor units that falls on a part of a period which costs `total` (also in minor units, exact). A part that
 * reaches the end of its period is rounded by itself, any other is the difference of two rounded sums from the period's
 * start, so that parts which tile the period sum to it, or at most to one minor unit more when the last is exactly half.
 */
export function partAmount<P>(
  timeline: Timeline<P>,
  total: Fraction,
  { part, whole }: { readonly part: Span<P>; readonly whole: Span<P> },
): bigint {
  const rounded = (span: Span<P>) => roundFraction(multiplyFractions(total, timeline.share(span, whole)));
  if (timeline.compare(part.end, whole.end) === 0) return rounded(part);
  return rounded({ start: whole.start, end: part.end }) - rounded({ start: whole.start, end: part.start });
}
