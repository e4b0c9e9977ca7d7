import { type BilledLine, billingDifference, type Difference } from './difference.ts';
import type { Facts } from './facts.ts';
import { shouldBeBilled } from './should-be-billed.ts';

/** When a subscription is billed next and how much; before coupons, usage and tax. */
export interface Renewal<P> {
  readonly on: P;
  readonly amountMinor: bigint;
}

/** What a new history would cost now, in minor units, before coupons and tax. */
export interface Preview<P> extends Difference<P> {
  readonly chargedMinor: bigint;
  readonly creditedMinor: bigint;
  /** Below zero when more comes back than is charged: that becomes credit, not a payment. */
  readonly netMinor: bigint;
  readonly next: Renewal<P> | null;
}

/** The difference that a history would make today, with its sums; nothing is decided by looking. */
export function previewOf<P>(of: {
  readonly facts: Facts<P>;
  readonly billed: readonly BilledLine<P>[];
  readonly through: P;
}): Preview<P> {
  const { charges, credits } = billingDifference(of);
  const chargedMinor = charges.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const creditedMinor = credits.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const next = renewalAfter(of.facts, of.through);
  return { charges, credits, chargedMinor, creditedMinor, netMinor: chargedMinor - creditedMinor, next };
}

/** The next bound of a period after a point and what is billed there; null when the subscription ends before it. */
export function renewalAfter<P>(facts: Facts<P>, point: P): Renewal<P> | null {
  const { timeline, segments, end, timing } = facts;
  const current = segments.findLast(({ from }) => timeline.compare(from, point) <= 0) ?? segments[0];
  if (current === undefined) return null;
  const { period } = timeline.periodContaining(current.recurrence, point);
  const planned = segments.find(({ from }) => timeline.compare(point, from) < 0)?.from ?? period.end;
  const on = timeline.compare(planned, period.end) < 0 ? planned : period.end;
  const isOver = end !== null && timeline.compare(end.billTo, on) < (timing === 'advance' ? 1 : 0);
  if (isOver) return null;
  const amountMinor = shouldBeBilled(facts, on)
    .filter((charge) => charge.kind === 'recurring')
    .filter(({ span }) => timeline.compare(timing === 'advance' ? span.start : span.end, on) === 0)
    .reduce((sum, charge) => sum + charge.amountMinor, 0n);
  return { on, amountMinor };
}
