import type { Facts } from '../subscription/facts.ts';
import { laterOf } from '../subscription/spans.ts';
import type { Point, Subscription } from './state.ts';
import { dayOfPoint, isBefore, laterDay, pointNow, type Work } from './work.ts';

interface Renewal {
  /** Where the next period begins. */
  readonly start: Point;
  /** The day on which it is invoiced. */
  readonly on: Temporal.PlainDate;
}

/** The next period after a point: invoiced the lead ahead, but never before the period that comes before it has begun. */
function renewalAfter(work: Work, facts: Facts<Point>, point: Point): Renewal | null {
  const { timeline } = facts;
  const current = facts.segments.findLast(({ from }) => timeline.compare(from, point) <= 0) ?? facts.segments[0];
  if (current === undefined) return null;
  const { period } = timeline.periodContaining(current.recurrence, point);
  const planned = facts.segments.find(({ from }) => timeline.compare(point, from) < 0)?.from;
  const start = planned !== undefined && timeline.compare(planned, period.end) < 0 ? planned : period.end;
  const day = dayOfPoint(work, start);
  const lead = facts.timing === 'arrears' ? 0 : work.policy.leadDays;
  const begun = dayOfPoint(work, period.start).add({ days: 1 });
  const on = lead === 0 || isBefore(day, begun) ? day : laterDay(day.subtract({ days: lead }), begun);
  return { start, on };
}

/** Up to where a subscription is billed today. */
export function throughOf(work: Work, subscription: Subscription): Point {
  const { facts } = subscription;
  const point = pointNow(work, subscription);
  if (work.policy.leadDays === 0 || facts.timing === 'arrears') return point;
  const renewal = renewalAfter(work, facts, point);
  const isDue = renewal !== null && !isBefore(work.today, renewal.on);
  return isDue ? laterOf(facts.timeline, point, renewal.start) : point;
}

/** The next day on which something is billed; null when that is never. */
export function nextInvoiceOn(work: Work, subscription: Subscription): Temporal.PlainDate | null {
  const { facts } = subscription;
  const next = renewalAfter(work, facts, throughOf(work, subscription));
  if (next === null) return null;
  const isOver =
    facts.end !== null && facts.timeline.compare(facts.end.billTo, next.start) < (facts.timing === 'advance' ? 1 : 0);
  return isOver ? null : next.on;
}
