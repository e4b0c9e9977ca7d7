import { type DueStep, dueSteps } from '../collect/dunning.ts';
import { type AttemptResult, nextAttempt } from '../collect/retries.ts';
import { invoiceBalance } from '../document/settlement.ts';
import { blockSubscription } from '../subscription/pause.ts';
import { mayVoid, voidDocument } from './correct.ts';
import { isOpen, isOverdue } from './documents.ts';
import { because } from './drafts.ts';
import { issue } from './issue.ts';
import { stop } from './lifecycle.ts';
import { change } from './progress.ts';
import { openDocuments, receive } from './settle.ts';
import type { ChargeAttempt, Document, Subscription } from './state.ts';
import { found, isBefore, pointNow, setSubscription, type Work } from './work.ts';

/** Charges that are due today, planned: each is sent once and answered by `answerCharge`. */
export function planCharges(work: Work): ChargeAttempt[] {
  const { method } = work.account.client;
  if (method === null) return [];
  return dueCharges(work).map((document) => {
    const balanceMinor = invoiceBalance(document);
    const id = work.newId();
    const nth = attemptsFor(work, document.id).length + 1;
    const attempt: ChargeAttempt = {
      ...{ id, documentId: document.id, nth, on: work.today, at: work.now },
      amountMinor: balanceMinor,
      methodId: method.id,
      result: 'in_flight',
    };
    work.account.charges.set(id, attempt);
    return attempt;
  });
}

/** Whether `planCharges` would plan one. */
export const hasChargesDue = (work: Work): boolean =>
  work.account.client.method !== null && dueCharges(work).length > 0;

const dueCharges = (work: Work): Document[] =>
  openDocuments(work).filter((document) => {
    const next = nextAttempt(retryFacts(work, document, invoiceBalance(document)), work.now);
    const isDue = 'on' in next && !isBefore(work.today, next.on) && next.notBefore === null;
    return isDue && document.status === 'open';
  });

export function retryFacts(work: Work, document: Document, balanceMinor: bigint) {
  const { method } = work.account.client;
  const all = [...work.account.charges.values()].filter(({ methodId }) => methodId === method?.id);
  return {
    schedule: work.policy.retries,
    dueOn: document.isOrder ? document.issuedOn : document.dueOn,
    balanceMinor,
    attempts: attemptsFor(work, document.id),
    method: method === null ? null : { ...method, scheme: null, attempts: all.map(({ at }) => at) },
  };
}

const attemptsFor = ({ account }: Work, id: string): ChargeAttempt[] =>
  [...account.charges.values()].filter(({ documentId }) => documentId === id);

/** The gateway's answer to a charge. Money that arrives for an invoice that was paid meanwhile becomes credit. */
export function answerCharge(work: Work, of: { attemptId: string; result: Exclude<AttemptResult, 'in_flight'> }): void {
  const attempt = found(work.account.charges, of.attemptId);
  if (attempt.result !== 'in_flight' && attempt.result !== 'unknown') return;
  work.account.charges.set(attempt.id, { ...attempt, result: of.result });
  const { amountMinor, documentId } = attempt;
  if (of.result === 'succeeded') receive(work, { amountMinor, documentIds: [documentId], paymentId: attempt.id });
}

/** Marks what is overdue and does the steps of dunning whose day has come; true when there was one. */
export function runDunning(work: Work): boolean {
  const before = work.account.notices.size;
  // Fees that are charged on the way are visited too, so that a second run finds nothing.
  for (const document of work.account.documents.values()) {
    if (isOverdue(document, work.today)) fallBehind(work, document);
    if (!isOpen(document) || document.status !== 'open') continue;
    for (const step of stepsDue(work, document)) take(work, document, step);
  }
  return work.account.notices.size > before;
}

function stepsDue(work: Work, document: Document): DueStep[] {
  const done = new Set<string>();
  for (const { documentId, step } of work.account.notices.values()) if (documentId === document.id) done.add(step);
  return dueSteps(work.policy.campaign, dunningFacts(work, document), { done, today: work.today }).due;
}

/** Whether `runDunning` has something to do with a document. */
export function hasDunningDue(work: Work, document: Document): boolean {
  if (document.status !== 'open') return false;
  const isLate = isOverdue(document, work.today);
  if (isLate && subscriptionsOf(work, document).some(({ status }) => status === 'active')) return true;
  return isOpen(document) && stepsDue(work, document).length > 0;
}

function subscriptionsOf({ account }: Work, { lines }: Document): Subscription[] {
  const ids = new Set(lines.flatMap(({ subscriptionId }) => (subscriptionId === null ? [] : [subscriptionId])));
  return [...ids].map((id) => found(account.subscriptions, id));
}

function fallBehind(work: Work, document: Document): void {
  for (const subscription of subscriptionsOf(work, document))
    if (subscription.status === 'active') change(work, subscription, { action: 'fall_behind', why: 'invoice overdue' });
}

/** What dunning decides by; exported for the forecast and for Explain. */
export function dunningFacts(work: Work, document: Document) {
  const on = subscriptionsOf(work, document);
  const isNew = document.isOrder && on.length > 0 && on.every(({ status }) => status === 'pending');
  const state = (service: Subscription['service']) => on.some((one) => one.service === service);
  // Whoever is suspended today has been warned only now: nothing ends on the same day.
  const service =
    state('running') || (state('suspended') && isSuspendedToday(work, on))
      ? 'active'
      : state('suspended')
        ? 'suspended'
        : state('terminated')
          ? 'terminated'
          : 'none';
  return {
    dueOn: document.dueOn,
    balanceMinor: invoiceBalance(document),
    lateFeesMinor: document.lines
      .filter(({ kind }) => kind === 'late_fee')
      .reduce((sum, { totalMinor }) => sum + totalMinor, 0n),
    newOrderOn: isNew ? document.issuedOn : null,
    service,
    hasPaymentInFlight: attemptsFor(work, document.id).some(
      ({ result }) => result === 'in_flight' || result === 'unknown',
    ),
    isDisputed: document.disputedMinor > 0n && work.policy.disputes === 'held',
    exemptions: work.account.client.exemptions,
  } as const;
}

function isSuspendedToday(work: Work, subscriptions: readonly Subscription[]): boolean {
  const steps = work.policy.campaign.steps.flatMap(({ id, action }) => (action.kind === 'suspend' ? [id] : []));
  for (const { step, on, documentId } of work.account.notices.values())
    if (steps.includes(step) && on.equals(work.today)) {
      const suspended = subscriptionsOf(work, found(work.account.documents, documentId));
      if (suspended.some((one) => subscriptions.includes(one))) return true;
    }
  return false;
}

function take(work: Work, document: Document, step: DueStep): void {
  const id = work.newId();
  work.account.notices.set(id, {
    id,
    documentId: document.id,
    step: step.stepId,
    on: work.today,
    isSkipped: step.isOvertaken,
  });
  const { action, feeMinor } = step;
  if (action.kind === 'late_fee' && feeMinor !== null) chargeFee(work, document, { feeMinor, step });
  if (action.kind === 'cancel_order' && mayVoid(work, document)) voidDocument(work, document.id);
  if (action.kind !== 'suspend' && action.kind !== 'terminate') return;
  for (const { id } of subscriptionsOf(work, document)) {
    // Add-ons end with what they belong to.
    const subscription = found(work.account.subscriptions, id);
    if (action.kind === 'suspend') suspend(work, subscription);
    else if (subscription.service !== 'none' && subscription.service !== 'terminated')
      stop(work, subscription, { action: 'cancel', why: 'not paid' });
  }
}

function suspend(work: Work, subscription: Subscription): void {
  if (subscription.service !== 'running') return;
  const block = { start: pointNow(work, subscription), end: null };
  const facts = blockSubscription(subscription.facts, block, work.policy.whileSuspended);
  setSubscription(work, subscription.id, { facts, service: 'suspended', suspendedFor: 'overdue' });
}

/** A fee for paying late: a document of its own, once per invoice. */
function chargeFee(work: Work, document: Document, { feeMinor, step }: { feeMinor: bigint; step: DueStep }): void {
  issue(work, [
    {
      kind: 'late_fee',
      subscription: null,
      productId: null,
      metricId: null,
      key: `late_fee ${document.id}`,
      description: 'late_fee',
      span: null,
      period: null,
      cycle: null,
      quantity: { units: 1n, scale: 0 },
      unitPriceMinor: { units: feeMinor, scale: 0 },
      amountMinor: feeMinor,
      taxCategory: 'standard',
      // Compensation for a late payment is outside the scope of VAT in most member states.
      tax: { category: 'O', components: [] },
      correctsLineId: null,
      why: because('late_fee', {
        step: step.stepId,
        overdueMinor: invoiceBalance(document).toString(),
        dueOn: document.dueOn.toString(),
      }),
    },
  ]);
}
