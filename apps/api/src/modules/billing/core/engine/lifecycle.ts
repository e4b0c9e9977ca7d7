import { AppError } from '#lib/errors/app-error.ts';
import { cancelSubscription, endWithParent, withoutCancellation } from '../subscription/cancel.ts';
import { pauseSubscription, resumeSubscription } from '../subscription/pause.ts';
import { isBilled } from '../subscription/state.ts';
import { lastDayOfWithdrawal } from '../subscription/withdrawal.ts';
import { voidDocument } from './correct.ts';
import { recurringDrafts } from './drafts.ts';
import { issue } from './issue.ts';
import { change } from './progress.ts';
import { pointOn } from './start.ts';
import type { Document, Subscription } from './state.ts';
import { usageDrafts } from './usage.ts';
import { dayOfPoint, found, isBefore, pointNow, setSubscription, type Work } from './work.ts';

/** Stops service and billing; what is left of the paid period becomes credit. */
export function pause(work: Work, of: { subscriptionId: string; until: Temporal.PlainDate | null }): Document | null {
  const subscription = found(work.account.subscriptions, of.subscriptionId);
  const still = standStill(work, subscription, { until: of.until, why: 'asked for' });
  return issue(work, recurringDrafts(work, still, pointNow(work, still)));
}

/** Stops service and billing from now on. */
export function standStill(
  work: Work,
  subscription: Subscription,
  of: { until: Temporal.PlainDate | null; why: string },
): Subscription {
  const paused = change(work, subscription, { action: 'pause', why: of.why });
  const facts = pauseSubscription(paused.facts, pointNow(work, paused));
  return setSubscription(work, paused.id, { facts, service: 'suspended', resumeOn: of.until });
}

/**
 * Goes on after a pause, the rest of the running period is charged. Periods stay where they were (`keep`), or keep only
 * their day of the month (`day`): a year that was paused begins again with the month of the return.
 */
export function resume(work: Work, subscriptionId: string, anchor: 'keep' | 'day' = 'keep'): Document | null {
  const subscription = found(work.account.subscriptions, subscriptionId);
  const running = change(work, subscription, { action: 'resume', why: 'asked for' });
  const facts = resumeSubscription(running.facts, { on: pointNow(work, running), anchor });
  const active = setSubscription(work, running.id, { facts, service: 'running', resumeOn: null });
  return issue(work, recurringDrafts(work, active, pointNow(work, active)));
}

export interface CancelRequest {
  readonly subscriptionId: string;
  readonly when: 'now' | 'period_end';
  readonly unused: 'none' | 'credit' | 'refund';
  readonly why: string;
}

/** Ends a subscription, now or with its period; add-ons end with it. A contract's shortest time is waited for. */
export function cancel(work: Work, asked: CancelRequest): void {
  const subscription = found(work.account.subscriptions, asked.subscriptionId);
  if (subscription.status === 'cancelled' || subscription.status === 'ended')
    throw new AppError('subscriptions.wrong_state', { values: { status: subscription.status } });
  if (subscription.facts.segments.length === 0 || subscription.status === 'pending') {
    stop(work, subscription, { action: 'cancel', why: asked.why });
    voidOrdersOf(work, subscription);
    return;
  }
  const on = pointNow(work, subscription);
  const { contractUntil } = subscription;
  if (asked.when === 'now' && contractUntil !== null && isBefore(work.today, contractUntil))
    throw new AppError('subscriptions.contract_runs', { values: { until: contractUntil.toString() } });
  const { facts } = cancelSubscription(subscription.facts, {
    on,
    when: asked.when === 'now' || subscription.status === 'trialing' ? 'immediate' : 'end_of_term',
    unused: asked.unused,
    ...(contractUntil === null ? {} : { notBefore: pointOn(work, subscription, contractUntil) }),
  });
  const ending = setSubscription(work, subscription.id, { facts });
  const family: [Subscription, ...Subscription[]] = [
    ending,
    ...addOnsOf(work, ending).map((one) => setSubscription(work, one.id, { facts: endWithParent(one.facts, facts) })),
  ];
  if (facts.end !== null && dayOfPoint(work, facts.end.on).equals(work.today)) endNow(work, family, asked);
}

/** Nobody pays for an order of which nothing is wanted any more. */
function voidOrdersOf(work: Work, { id }: Subscription): void {
  const { documents, subscriptions } = work.account;
  for (const document of [...documents.values()]) {
    const isUnpaid = document.isOrder && document.status === 'open' && document.paidMinor === document.returnedMinor;
    const isHis = document.lines.some(({ subscriptionId }) => subscriptionId === id);
    const isUnwanted = document.lines.every(
      ({ subscriptionId }) => subscriptionId !== null && subscriptions.get(subscriptionId)?.status === 'cancelled',
    );
    if (isUnpaid && isHis && isUnwanted) voidDocument(work, document.id);
  }
}

function endNow(work: Work, family: readonly [Subscription, ...Subscription[]], asked: CancelRequest): void {
  const [ending] = family;
  const drafts = family.flatMap((one) => [
    ...recurringDrafts(work, one, pointNow(work, one)),
    ...usageDrafts(work, one),
  ]);
  issue(work, drafts, { want: asked.unused === 'refund' ? 'refund' : 'credit' });
  stop(work, ending, { action: 'cancel', why: asked.why });
}

const addOnsOf = ({ account }: Work, { id }: Subscription): Subscription[] =>
  [...account.subscriptions.values()].filter(
    ({ parentId, status }) => parentId === id && status !== 'cancelled' && status !== 'ended',
  );

/** Takes a cancellation at the end of the period back. */
export function withdrawCancellation(work: Work, subscriptionId: string): void {
  const subscription = found(work.account.subscriptions, subscriptionId);
  if (subscription.facts.end === null || !(isBilled(subscription.status) || subscription.status === 'paused'))
    throw new AppError('subscriptions.wrong_state', { values: { status: subscription.status } });
  setSubscription(work, subscriptionId, { facts: withoutCancellation(subscription.facts) });
}

/** Days after the order within which a consumer may withdraw (Directive 2011/83/EU Art. 9). */
const WITHDRAWAL_DAYS = 14;

/** A consumer withdraws: the contract ends today and everything but the days used is paid back (Art. 14(3)). */
export function withdraw(work: Work, subscriptionId: string): void {
  const subscription = found(work.account.subscriptions, subscriptionId);
  const { startedOn } = subscription;
  const isLate = startedOn === null || isBefore(lastDayOfWithdrawal(startedOn, WITHDRAWAL_DAYS), work.today);
  if (work.account.client.isBusiness || isLate) throw new AppError('subscriptions.withdrawal_not_possible');
  setSubscription(work, subscriptionId, { contractUntil: null });
  cancel(work, { subscriptionId, when: 'now', unused: 'refund', why: 'withdrawal of the consumer' });
}

/** Ends service and billing for good. */
export function stop(work: Work, subscription: Subscription, of: { action: 'cancel' | 'end'; why: string }): void {
  const facts = endedFacts(work, subscription);
  const ending = setSubscription(work, subscription.id, { facts });
  // What was served and is billed in arrears is owed to the end.
  if (isBilled(subscription.status)) issue(work, recurringDrafts(work, ending, pointNow(work, ending)));
  const { service: last } = change(work, found(work.account.subscriptions, ending.id), of);
  const service = last === 'none' ? 'none' : 'terminated';
  setSubscription(work, subscription.id, { service, suspendedFor: null, nextInvoiceOn: null });
  for (const addOn of addOnsOf(work, subscription))
    stop(work, addOn, { ...of, action: addOn.status === 'pending' ? 'cancel' : of.action });
}

/** Whoever is stopped without having cancelled ends now; what was billed stays billed. */
function endedFacts(work: Work, subscription: Subscription): Subscription['facts'] {
  const { facts } = subscription;
  const on = pointNow(work, subscription);
  const hasBegun = facts.segments.some(({ from }) => facts.timeline.compare(from, on) <= 0);
  const isOver = facts.end !== null && facts.timeline.compare(facts.end.on, on) <= 0;
  if (subscription.status === 'pending' || !hasBegun || isOver) return facts;
  return cancelSubscription(facts, { on, when: 'immediate', unused: 'none' }).facts;
}
