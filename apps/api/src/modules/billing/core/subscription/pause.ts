import type { Interval } from '../time/periods.ts';
import { anchorLike, withSegment } from './change.ts';
import { type Facts, type Stop, segmentAt } from './facts.ts';

const MONTH: Interval = { count: 1, unit: 'month' };

/** Stops service and billing from a point; the rest of the paid period becomes credit. Throws a RangeError if it stands still. */
export function pauseSubscription<P>(facts: Facts<P>, on: P): Facts<P> {
  return withStop(facts, { start: on, end: null, why: 'pause' });
}

/**
 * Goes on after a pause. With `keep` periods stay where they were, so the first charge is for the rest of the current
 * one. With `day` only the day of the month stays: a year that was paused begins again with the month of the return.
 * Throws a RangeError when nothing is paused.
 */
export function resumeSubscription<P>(
  facts: Facts<P>,
  asked: { readonly on: P; readonly anchor: 'keep' | 'day' },
): Facts<P> {
  const { timeline } = facts;
  const open = facts.stops.find(({ why, end }) => why === 'pause' && end === null);
  if (open === undefined) throw new RangeError('the subscription is not paused');
  if (timeline.compare(asked.on, open.start) < 0) throw new RangeError('a pause ends after it begins');
  const resumed = { ...facts, stops: facts.stops.map((stop) => (stop === open ? { ...stop, end: asked.on } : stop)) };
  if (asked.anchor === 'keep' || !timeline.prorates) return resumed;
  const { rate, recurrence } = segmentAt(facts, asked.on);
  const { unit } = recurrence.interval;
  const isByMonth = unit === 'month' || unit === 'year';
  const { anchor } = recurrence;
  const bound = isByMonth ? timeline.periodContaining({ anchor, interval: MONTH }, asked.on).period.start : asked.on;
  const moved = { anchor: anchorLike(timeline, bound, recurrence), interval: recurrence.interval };
  return withSegment(resumed, { from: asked.on, to: null, rate, recurrence: moved });
}

/** What an overdue block does to billing: nothing, or no charge for the time of the block. */
export type BlockPolicy = 'keep_billing' | 'stop_and_credit';

/** Notes that the service was blocked for a reason of its own, such as an unpaid invoice. `end` is null while it lasts. */
export function blockSubscription<P>(
  facts: Facts<P>,
  block: { start: P; end: P | null },
  policy: BlockPolicy,
): Facts<P> {
  return policy === 'keep_billing' ? facts : withStop(facts, { ...block, why: 'block' });
}

/** Ends the block that lasts; nothing changes when there is none. */
export function unblockSubscription<P>(facts: Facts<P>, on: P): Facts<P> {
  const isOpen = ({ why, end }: Stop<P>) => why === 'block' && end === null;
  return { ...facts, stops: facts.stops.map((stop) => (isOpen(stop) ? { ...stop, end: on } : stop)) };
}

function withStop<P>(facts: Facts<P>, stop: Stop<P>): Facts<P> {
  if (facts.stops.some(({ why, end }) => why === stop.why && end === null))
    throw new RangeError(`the subscription already has a ${stop.why} without end`);
  return { ...facts, stops: [...facts.stops, stop] };
}
