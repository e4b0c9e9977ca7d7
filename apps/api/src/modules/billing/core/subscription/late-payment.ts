import type { Period } from '../time/periods.ts';
import { withSegment } from './change.ts';
import { type Facts, segmentAt } from './facts.ts';

/** A period that was paid for after its due day. */
export interface LatePayment {
  /** The period on the invoice. */
  readonly period: Period;
  readonly paidOn: Temporal.PlainDate;
  readonly wasSuspended: boolean;
}

/**
 * Which period a late payment buys. A service that ran on owes from the old due day, so nothing moves. One that was
 * suspended begins again on the day of the payment: its periods are counted from there, and the paid line stands for
 * `period` instead of the days on which nothing ran.
 */
export function afterLatePayment(
  facts: Facts<Temporal.PlainDate>,
  { period, paidOn, wasSuspended }: LatePayment,
): { facts: Facts<Temporal.PlainDate>; period: Period } {
  if (!wasSuspended || Temporal.PlainDate.compare(paidOn, period.start) <= 0) return { facts, period };
  const { rate, recurrence } = segmentAt(facts, paidOn);
  const moved = { anchor: { on: paidOn }, interval: recurrence.interval };
  const stop = { start: period.start, end: paidOn, why: 'block' as const };
  return {
    facts: {
      ...withSegment(facts, { from: paidOn, to: null, rate, recurrence: moved }),
      stops: [...facts.stops, stop],
    },
    period: facts.timeline.periodAt(moved, 0),
  };
}
