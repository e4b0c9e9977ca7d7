import { compareFractions, type Fraction, fraction } from '#lib/money/fraction.ts';
import type { Anchor, Interval, Recurrence } from '../time/periods.ts';
import type { Span, Timeline } from '../time/timeline.ts';
import { type Facts, type Rate, type Segment, segmentAt } from './facts.ts';
import { priceOfRate } from './should-be-billed.ts';

/** When a change takes effect: at once, with the period, or at once when it is upwards and with the period otherwise. */
export type ChangeTiming = 'now' | 'period_end' | 'by_direction';

/** A new price, a new quantity, a new interval, or all of them. */
export interface Change<P> {
  readonly on: P;
  readonly rate: Rate;
  /** The current one when it is left out. */
  readonly interval?: Interval;
  readonly when: ChangeTiming;
  /** `keep`: periods go on beginning on the same days; `reset`: they are counted from the day of the change. */
  readonly anchor: 'keep' | 'reset';
}

/** The history after a change, and when it takes effect. */
export interface Changed<P> {
  readonly facts: Facts<P>;
  readonly effectiveOn: P;
}

/**
 * Changes price, quantity or interval; the difference between the new history and what was billed is what it costs. A
 * change replaces those that were planned for later. Without proration a new rhythm is billed from the end of the current
 * period. Throws a RangeError when nothing is in force on the day of the change.
 */
export function changeSubscription<P>(facts: Facts<P>, asked: Change<P>): Changed<P> {
  const { timeline } = facts;
  const current = segmentAt(facts, asked.on);
  const interval = asked.interval ?? current.recurrence.interval;
  const { period } = timeline.periodContaining(current.recurrence, asked.on);
  const isNow =
    asked.when === 'now' || (asked.when === 'by_direction' && isUpwards(current, { rate: asked.rate, interval }));
  const effectiveOn = isNow ? asked.on : period.end;
  const resetOn = asked.anchor === 'reset' && isNow && timeline.prorates ? asked.on : null;
  const recurrence = rhythm({ timeline, current, period, interval, isNow, resetOn });
  return { facts: withSegment(facts, { from: effectiveOn, to: null, rate: asked.rate, recurrence }), effectiveOn };
}

/** Puts a segment at the end of the history: the one before ends with its beginning, later ones are dropped. */
export function withSegment<P>(facts: Facts<P>, segment: Segment<P>): Facts<P> {
  const { compare } = facts.timeline;
  const before = facts.segments
    .filter(({ from }) => compare(from, segment.from) < 0)
    .map((one) => (one.to === null || compare(segment.from, one.to) < 0 ? { ...one, to: segment.from } : one));
  return { ...facts, segments: [...before, segment] };
}

/** An anchor on a point that goes on standing for the day of the month which another one means. */
export function anchorLike<P>(timeline: Timeline<P>, point: P, like: Recurrence): Anchor {
  const anchor = timeline.anchorOn(point);
  const meant = like.anchor.day ?? like.anchor.on.day;
  const isByMonth = like.interval.unit === 'month' || like.interval.unit === 'year';
  const isClamped = isByMonth && meant > anchor.on.day && anchor.on.day === anchor.on.daysInMonth;
  return isClamped ? { ...anchor, day: meant } : anchor;
}

function rhythm<P>(of: {
  readonly timeline: Timeline<P>;
  readonly current: Segment<P>;
  readonly period: Span<P>;
  readonly interval: Interval;
  readonly isNow: boolean;
  readonly resetOn: P | null;
}): Recurrence {
  const { timeline, current, period, interval } = of;
  if (of.resetOn !== null) return { anchor: timeline.anchorOn(of.resetOn), interval };
  const { count, unit } = current.recurrence.interval;
  if (count === interval.count && unit === interval.unit) return current.recurrence;
  const from = of.isNow && timeline.prorates ? period.start : period.end;
  return { anchor: anchorLike(timeline, from, current.recurrence), interval };
}

/** A longer interval is a step up, a shorter one a step down; with the same interval the price decides. */
function isUpwards<P>({ rate, recurrence }: Segment<P>, next: { rate: Rate; interval: Interval }): boolean {
  const length = compareFractions(lengthOf(next.interval), lengthOf(recurrence.interval));
  if (length !== 0) return length > 0;
  return compareFractions(priceOfRate(next.rate), priceOfRate(rate)) >= 0;
}

/** Average days of an interval in the Gregorian calendar, which has 146,097 days in 400 years. */
function lengthOf({ count, unit }: Interval): Fraction {
  if (unit === 'day') return fraction(BigInt(count));
  if (unit === 'week') return fraction(7n * BigInt(count));
  return fraction(146_097n * BigInt(count), unit === 'year' ? 400n : 4_800n);
}
