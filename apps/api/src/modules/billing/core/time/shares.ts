import { type Fraction, fraction, NOTHING, WHOLE } from '#lib/money/fraction.ts';
import { daysOf, type Period } from './periods.ts';
import type { Window } from './zones.ts';

/**
 * How a part of a period is weighed: `day` by calendar days, `thirty` by months of 30 days, `none` not at all (the period
 * belongs whole to what was in force when it began).
 */
export type ProrationMode = 'none' | 'day' | 'thirty';

/**
 * The exact share of a part in a whole. Parts that tile the whole have shares that sum to one, in each mode; a part that
 * is longer than the whole has a share above one. Throws a RangeError for a whole without days.
 */
export function shareOfPeriod(part: Period, whole: Period, mode: ProrationMode): Fraction {
  if (daysOf(part) === 0) return NOTHING;
  if (mode === 'none') return part.start.equals(whole.start) ? WHOLE : NOTHING;
  const length = mode === 'day' ? daysOf : daysOfThirty;
  return fraction(BigInt(length(part)), BigInt(length(whole)));
}

/** The exact share of a part in a whole by seconds; fractions of a second are cut off. */
export function shareOfInstants(part: Window, whole: Window): Fraction {
  return fraction(secondsOf(part), secondsOf(whole));
}

/** Days when each month has 30 of them and the 31st counts as the 30th (30E/360). */
function daysOfThirty({ start, end }: Period): number {
  return dayNumber(end) - dayNumber(start);
}

const dayNumber = ({ year, month, day }: Temporal.PlainDate): number => 360 * year + 30 * month + Math.min(day, 30);

const secondsOf = ({ start, end }: Window): bigint => secondOf(end) - secondOf(start);

const secondOf = (instant: Temporal.Instant): bigint => BigInt(Math.floor(instant.epochMilliseconds / 1000));
