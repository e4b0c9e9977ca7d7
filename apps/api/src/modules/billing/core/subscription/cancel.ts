import { type Facts, segmentAt } from './facts.ts';
import { earlierOf, laterOf } from './spans.ts';

/** How a subscription is ended and what becomes of time that was paid and is not used. */
export interface Cancellation<P> {
  readonly on: P;
  readonly when: 'end_of_term' | 'immediate';
  /**
   * For an immediate end: `none` keeps the current period billed, `credit` and `refund` give the unused rest back (how
   * much of it is money again is decided by what was paid: see the credit notes).
   */
  readonly unused: 'none' | 'credit' | 'refund';
  /** The first end that the contract allows (see `earliestEnd`); an end of term waits for it. */
  readonly notBefore?: P;
}

/**
 * Ends a subscription. The day of the end is the first that is not served and not billed. Throws a RangeError when no
 * price is in force on the day of the cancellation.
 */
export function cancelSubscription<P>(facts: Facts<P>, asked: Cancellation<P>): { facts: Facts<P>; endsOn: P } {
  const { timeline } = facts;
  const { period } = timeline.periodContaining(segmentAt(facts, asked.on).recurrence, asked.on);
  if (asked.when === 'immediate') {
    const keepsPeriod = asked.unused === 'none' && facts.timing === 'advance';
    const end = { on: asked.on, billTo: keepsPeriod ? period.end : asked.on };
    return { facts: { ...facts, end }, endsOn: asked.on };
  }
  const endsOn = asked.notBefore === undefined ? period.end : laterOf(timeline, period.end, asked.notBefore);
  return { facts: { ...facts, end: { on: endsOn, billTo: endsOn } }, endsOn };
}

/** Takes a cancellation back: the subscription goes on as if it had not been asked for. */
export function withoutCancellation<P>(facts: Facts<P>): Facts<P> {
  return { ...facts, end: null };
}

/** An add-on ends with its parent at the latest. */
export function endWithParent<P>(addOn: Facts<P>, parent: Facts<P>): Facts<P> {
  if (parent.end === null) return addOn;
  const { timeline, end } = addOn;
  if (end === null) return { ...addOn, end: parent.end };
  const on = earlierOf(timeline, end.on, parent.end.on);
  return { ...addOn, end: { on, billTo: earlierOf(timeline, end.billTo, parent.end.billTo) } };
}
