import { expiredFunds } from '../collect/wallet.ts';
import { isBilled } from '../subscription/state.ts';
import { afterTrial } from '../time/trial.ts';
import { runDunning } from './collect.ts';
import { type DraftLine, recurringDrafts } from './drafts.ts';
import { issue } from './issue.ts';
import { post } from './ledger.ts';
import { resume, standStill, stop } from './lifecycle.ts';
import { activate } from './progress.ts';
import { nextInvoiceOn, throughOf } from './renewal.ts';
import { recogniseRevenue } from './revenue.ts';
import type { Subscription } from './state.ts';
import { nextUsageOn, usageDrafts } from './usage.ts';
import { dayOfPoint, found, isBefore, laterDay, pointNow, setSubscription, type Work } from './work.ts';

/**
 * Everything that is due of an account today, missed days included: trials and pauses that end, ends of term, credit that
 * expires, one invoice over all that is to be billed, then dunning. A second call on the same day changes nothing.
 */
export function runDay(work: Work): void {
  for (const subscription of [...work.account.subscriptions.values()]) endTrial(work, subscription);
  for (const { id, resumeOn, status } of [...work.account.subscriptions.values()])
    if (status === 'paused' && resumeOn !== null && !isBefore(work.today, resumeOn)) resume(work, id);
  expireFunds(work);
  for (let round = 0; round < MOST_ROUNDS && billAndDun(work); round += 1);
  recogniseRevenue(work);
}

/** What one round of a day brings about (a suspension that credits, credit that pays arrears) the next one bills. */
const MOST_ROUNDS = 5;

function billAndDun(work: Work): boolean {
  const hasBilled = bill(work);
  for (const id of [...work.account.subscriptions.keys()]) endTerm(work, found(work.account.subscriptions, id));
  const hasDunned = runDunning(work);
  return hasBilled || hasDunned;
}

function endTrial(work: Work, subscription: Subscription): void {
  const { status, trial } = subscription;
  if (status !== 'trialing' || trial === null || isBefore(work.today, trial.end)) return;
  const next = afterTrial(trial.withoutMethod, work.account.client.method !== null);
  if (next === 'activate') activate(work, subscription, 'trial ended');
  if (next === 'cancel') stop(work, subscription, { action: 'cancel', why: 'trial ended without a payment method' });
  if (next === 'pause') standStill(work, subscription, { until: null, why: 'trial ended without a payment method' });
}

function endTerm(work: Work, subscription: Subscription): void {
  const { facts, status } = subscription;
  if (facts.end === null || status === 'ended' || status === 'cancelled') return;
  if (facts.timeline.compare(facts.end.on, pointNow(work, subscription)) <= 0)
    stop(work, subscription, { action: 'end', why: 'end of the term' });
}

function expireFunds(work: Work): void {
  for (const fund of expiredFunds([...work.account.funds.values()], work.today)) {
    work.account.funds.set(fund.id, { ...fund, leftMinor: 0n });
    post(work, { kind: 'credit_expired', key: fund.id, fund: fund.kind, amountMinor: fund.leftMinor });
  }
}

/** Bills all that is due on one invoice; true when there was something, if only on a pro forma that was lowered. */
export function bill(work: Work): boolean {
  const drafts: DraftLine[] = [];
  for (const subscription of work.account.subscriptions.values()) {
    if (isBilled(subscription.status) && mayBeDue(work, subscription))
      drafts.push(...recurringDrafts(work, subscription, throughOf(work, subscription)));
    // What was used is owed after the end, too: it may be known late.
    if (subscription.startedOn !== null && mayHaveUsage(work, subscription))
      drafts.push(...usageDrafts(work, subscription));
  }
  const looked = new Map(work.account.subscriptions);
  issue(work, drafts, { dueOn: dueDay(work, drafts) });
  // What the document itself set going again (it paid arrears) is looked at once more.
  for (const [id, { facts }] of looked) {
    const subscription = found(work.account.subscriptions, id);
    if (subscription.facts === facts) lookAhead(work, subscription);
  }
  return drafts.length > 0;
}

/** Days on which nothing changes cost nothing: see `nextInvoiceOn` and `usageSeen`. */
export function mayBeDue({ today }: Work, { nextInvoiceOn: next }: Subscription): boolean {
  return next === null || !isBefore(today, next);
}

export function mayHaveUsage({ account, today }: Work, { usageSeen: seen }: Subscription): boolean {
  if (seen === null || seen.events !== account.usage.size) return true;
  return seen.nextOn !== null && !isBefore(today, seen.nextOn);
}

function lookAhead(work: Work, subscription: Subscription): void {
  const next: Partial<Subscription> = {
    ...(isBilled(subscription.status) && mayBeDue(work, subscription)
      ? { nextInvoiceOn: nextInvoiceOn(work, subscription) }
      : {}),
    ...(subscription.startedOn !== null && mayHaveUsage(work, subscription)
      ? { usageSeen: { events: work.account.usage.size, nextOn: nextUsageOn(work, subscription) } }
      : {}),
  };
  if (Object.keys(next).length > 0) setSubscription(work, subscription.id, next);
}

/** Lets the next run look at everything, after something changed that the histories do not show. */
export function lookAgain(work: Work): void {
  for (const id of [...work.account.subscriptions.keys()])
    setSubscription(work, id, { nextInvoiceOn: null, usageSeen: null });
}

/** Not before the first period that it bills begins. */
function dueDay(work: Work, drafts: readonly DraftLine[]): Temporal.PlainDate {
  const term = work.today.add({ days: work.policy.termDays });
  const starts = drafts.flatMap(({ span, kind, amountMinor }) =>
    span === null || kind !== 'recurring' || amountMinor <= 0n ? [] : [dayOfPoint(work, span.start)],
  );
  const first = starts.sort(Temporal.PlainDate.compare)[0];
  return first === undefined ? term : laterDay(term, first);
}
