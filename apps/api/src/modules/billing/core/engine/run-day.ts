import { expiredFunds } from '../collect/wallet.ts';
import { isBilled } from '../subscription/state.ts';
import { daysOf } from '../time/periods.ts';
import { afterTrial } from '../time/trial.ts';
import { runDunning } from './collect.ts';
import { type DraftLine, recurringDrafts } from './drafts.ts';
import { issue } from './issue.ts';
import { post } from './ledger.ts';
import { resume, stop } from './lifecycle.ts';
import { activate, change } from './progress.ts';
import { recogniseRevenue } from './revenue.ts';
import { pointOn } from './start.ts';
import type { Document, Point, Subscription } from './state.ts';
import { usageDrafts } from './usage.ts';
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
  bill(work);
  for (const subscription of [...work.account.subscriptions.values()]) endTerm(work, subscription);
  runDunning(work);
  if (work.today.day === 1) recogniseRevenue(work);
}

function endTrial(work: Work, subscription: Subscription): void {
  const { status, trial } = subscription;
  if (status !== 'trialing' || trial === null || isBefore(work.today, trial.end)) return;
  const next = afterTrial(trial.withoutMethod, work.account.client.method !== null);
  if (next === 'activate') activate(work, subscription, 'trial ended');
  if (next === 'cancel') stop(work, subscription, { action: 'cancel', why: 'trial ended without a payment method' });
  if (next === 'pause') change(work, subscription, { action: 'pause', why: 'trial ended without a payment method' });
}

function endTerm(work: Work, subscription: Subscription): void {
  const { facts, status } = subscription;
  if (facts.end === null || status === 'ended' || status === 'cancelled') return;
  if (!isBefore(work.today, dayOfPoint(work, facts.end.on)))
    stop(work, subscription, { action: 'end', why: 'end of the term' });
}

function expireFunds(work: Work): void {
  for (const fund of expiredFunds([...work.account.funds.values()], work.today)) {
    work.account.funds.set(fund.id, { ...fund, leftMinor: 0n });
    post(work, { kind: 'credit_expired', key: fund.id, fund: fund.kind, amountMinor: fund.leftMinor });
  }
}

/** One invoice over all that is due; null when nothing is. */
export function bill(work: Work): Document | null {
  const drafts: DraftLine[] = [];
  for (const subscription of work.account.subscriptions.values()) {
    if (!isBilled(subscription.status)) continue;
    drafts.push(
      ...recurringDrafts(work, subscription, throughOf(work, subscription)),
      ...usageDrafts(work, subscription),
    );
  }
  const document = issue(work, drafts, { dueOn: dueDay(work, drafts) });
  for (const { id, status } of [...work.account.subscriptions.values()])
    if (isBilled(status))
      setSubscription(work, id, { nextInvoiceOn: nextInvoiceOn(work, found(work.account.subscriptions, id)) });
  return document;
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

/** The lead ahead, but never a second period before the one that runs has begun. */
function leadOf(work: Work, { facts }: Subscription, point: Point): number {
  const current = facts.segments.findLast(({ from }) => facts.timeline.compare(from, point) <= 0) ?? facts.segments[0];
  if (current === undefined || facts.timing === 'arrears') return 0;
  const { start, end } = facts.timeline.periodContaining(current.recurrence, point).period;
  const length = daysOf({ start: dayOfPoint(work, start), end: dayOfPoint(work, end) });
  return Math.min(work.policy.leadDays, Math.max(length - 1, 0));
}

/** Up to where a subscription is billed today. */
function throughOf(work: Work, subscription: Subscription): Point {
  const point = pointNow(work, subscription);
  const lead = leadOf(work, subscription, point);
  return lead === 0 ? point : pointOn(work, work.today.add({ days: lead }));
}

/** The next day on which something is billed; null when that is never. */
export function nextInvoiceOn(work: Work, subscription: Subscription): Temporal.PlainDate | null {
  const { facts } = subscription;
  const point = pointNow(work, subscription);
  const current = facts.segments.findLast(({ from }) => facts.timeline.compare(from, point) <= 0) ?? facts.segments[0];
  if (current === undefined) return null;
  const lead = leadOf(work, subscription, point);
  const { n } = facts.timeline.periodContaining(current.recurrence, pointOn(work, work.today.add({ days: lead })));
  const next = facts.timeline.periodAt(current.recurrence, n + 1);
  const planned = facts.segments.find(({ from }) => facts.timeline.compare(point, from) < 0)?.from;
  const start = planned !== undefined && facts.timeline.compare(planned, next.start) < 0 ? planned : next.start;
  const isOver =
    facts.end !== null && facts.timeline.compare(facts.end.billTo, start) < (facts.timing === 'advance' ? 1 : 0);
  return isOver ? null : dayOfPoint(work, start).subtract({ days: lead });
}
