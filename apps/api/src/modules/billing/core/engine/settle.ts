import { mayUnsuspend } from '../collect/dunning.ts';
import { applyFunds } from '../collect/funds.ts';
import { afterDraws, duePartsOf } from '../collect/wallet.ts';
import { invoiceBalance } from '../document/settlement.ts';
import { afterLatePayment } from '../subscription/late-payment.ts';
import { unblockSubscription } from '../subscription/pause.ts';
import { timeOf } from './billed.ts';
import { isByDay } from './by-day.ts';
import { addDocument, isOpen, isOverdue } from './documents.ts';
import { isPosted, post } from './ledger.ts';
import { leftOf } from './left-of-line.ts';
import { activate, change } from './progress.ts';
import type { Document, Line, Subscription } from './state.ts';
import { dayOfPoint, found, isBefore, laterDay, pointNow, setDocument, setSubscription, type Work } from './work.ts';

/** Money that arrived. A payment with an id of its own is taken in once, however often its notice comes. */
export interface Receipt {
  readonly amountMinor: bigint;
  /** All that are open, the oldest first, when they are left out. */
  readonly documentIds?: readonly string[];
  readonly paymentId?: string;
}

/** Puts money on documents in their order; what is left becomes credit. */
export function receive(work: Work, of: Receipt): void {
  const key = of.paymentId ?? work.newId();
  if (of.paymentId !== undefined && isPosted(work, { kind: 'payment', key })) return;
  const wanted = of.documentIds ?? openDocuments(work).map(({ id }) => id);
  let left = of.amountMinor;
  const parts: { documentId: string; amountMinor: bigint }[] = [];
  for (const id of wanted) {
    const document = found(work.account.documents, id);
    const balance = invoiceBalance(document);
    if (!isOpen(document) || balance <= 0n || left === 0n) continue;
    const amountMinor = balance < left ? balance : left;
    left -= amountMinor;
    parts.push({ documentId: id, amountMinor });
    setDocument(work, id, {
      paidMinor: document.paidMinor + amountMinor,
      heldMinor: document.heldMinor + amountMinor,
    });
  }
  post(work, { kind: 'payment', key, amountMinor: of.amountMinor, parts, creditMinor: left });
  if (left > 0n) addCredit(work, left);
  for (const { documentId } of parts) settleIfPaid(work, documentId);
}

/** Credit without limits that is owed to the client: an overpayment, or what a credit note left. */
export function addCredit(work: Work, amountMinor: bigint): void {
  const id = work.newId();
  const { currency } = work.account.client;
  work.account.funds.set(id, {
    id,
    kind: 'credit_note',
    currency,
    leftMinor: amountMinor,
    priority: 0,
    expiresOn: null,
    lineKinds: null,
  });
}

/** Documents that wait for money, in the order in which it is put on them. */
export function openDocuments({ account }: Work): Document[] {
  return [...account.documents.values()]
    .filter((document) => isOpen(document) && document.kind !== 'credit_note' && invoiceBalance(document) > 0n)
    .sort((a, b) => Temporal.PlainDate.compare(a.dueOn, b.dueOn) || Temporal.PlainDate.compare(a.issuedOn, b.issuedOn));
}

/** Puts the client's credit on a document that is due. */
export function applyCredit(work: Work, id: string): void {
  const document = found(work.account.documents, id);
  const balance = invoiceBalance(document);
  if (balance <= 0n || document.status !== 'open') return;
  const funds = [...work.account.funds.values()];
  const at = { currency: document.currency, today: work.today };
  const { draws } = applyFunds(funds, duePartsOf(document.lines, balance), at);
  if (draws.length === 0) return;
  for (const fund of afterDraws(funds, draws)) work.account.funds.set(fund.id, fund);
  const amountMinor = draws.reduce((sum, draw) => sum + draw.amountMinor, 0n);
  setDocument(work, id, { paidMinor: document.paidMinor + amountMinor });
  const parts = draws.map((draw) => ({
    fund: found(work.account.funds, draw.fundId).kind,
    amountMinor: draw.amountMinor,
  }));
  const isProforma = document.kind === 'proforma';
  post(work, { kind: 'credit_used', key: work.newId(), documentId: id, parts, isProforma });
}

/** Closes a document when nothing is due of it any more, and lets its subscriptions go on. */
export function settleIfPaid(work: Work, id: string): Document {
  const document = found(work.account.documents, id);
  if (!isOpen(document) || invoiceBalance(document) > 0n) return document;
  const exact = withoutExcess(work, document);
  const paid = setDocument(work, id, {
    status: exact.status === 'uncollectible' ? exact.status : 'paid',
    paidOn: work.today,
  });
  const invoice = paid.kind === 'proforma' ? invoiceFor(work, exact) : paid;
  for (const subscription of subscriptionsOn(work, invoice)) goOn(work, subscription, invoice);
  return invoice;
}

/** What was paid beyond what is owed by now becomes credit: a dispute that was won after another payment, for example. */
export function withoutExcess(work: Work, document: Document): Document {
  const amountMinor = -invoiceBalance(document);
  if (amountMinor <= 0n) return document;
  addCredit(work, amountMinor);
  const isProforma = document.kind === 'proforma';
  post(work, { kind: 'excess', key: work.newId(), documentId: document.id, amountMinor, isProforma });
  return setDocument(work, document.id, { returnedMinor: document.returnedMinor + amountMinor });
}

/** The tax invoice that a paid pro forma becomes: the same lines, dated and numbered on the day of the payment. */
function invoiceFor(work: Work, proforma: Document): Document {
  const invoice = addDocument(work, {
    kind: 'invoice',
    status: 'open',
    lines: replacing(work, proforma.lines),
    totals: {
      taxExclusiveMinor: proforma.netMinor,
      taxMinor: proforma.taxMinor,
      taxInclusiveMinor: proforma.totalMinor,
    },
    dueOn: work.today,
    basedOn: proforma.id,
    isOrder: proforma.isOrder,
  });
  post(work, { kind: 'issued', key: invoice.id, document: invoice });
  const { heldMinor, disputedMinor } = proforma;
  const paidMinor = proforma.paidMinor - proforma.returnedMinor;
  post(work, { kind: 'proforma_paid', key: invoice.id, documentId: invoice.id, amountMinor: paidMinor });
  setDocument(work, proforma.id, { disputedMinor: 0n });
  return setDocument(work, invoice.id, {
    ...{ status: 'paid', paidMinor, disputedMinor, paidOn: work.today },
    heldMinor: heldMinor < paidMinor ? heldMinor : paidMinor,
  });
}

/** The same lines with ids of their own; lines that correct one of them go on doing so. */
function replacing(work: Work, lines: readonly Line[]): Line[] {
  const ids = new Map(lines.map(({ id }) => [id, work.newId()]));
  const renamed = <T extends { readonly lineId: string }>(one: T): T => ({
    ...one,
    lineId: ids.get(one.lineId) ?? one.lineId,
  });
  for (const { id, moved, settled } of [...work.account.subscriptions.values()])
    if ([...moved, ...settled].some(({ lineId }) => ids.has(lineId)))
      setSubscription(work, id, { moved: moved.map(renamed), settled: settled.map(renamed) });
  return lines.map((line) => ({
    ...line,
    id: ids.get(line.id) ?? line.id,
    correctsLineId: line.correctsLineId === null ? null : (ids.get(line.correctsLineId) ?? line.correctsLineId),
  }));
}

function subscriptionsOn({ account }: Work, { lines }: Document): Subscription[] {
  const ids = new Set(lines.flatMap(({ subscriptionId }) => (subscriptionId === null ? [] : [subscriptionId])));
  return [...ids].map((id) => found(account.subscriptions, id));
}

function goOn(work: Work, subscription: Subscription, invoice: Document): void {
  const { id, status } = subscription;
  if (status === 'pending') activate(work, subscription, 'first invoice paid');
  // Where the days without service are credited, the period stays where it was.
  const wasSuspended = subscription.suspendedFor === 'overdue' && work.policy.whileSuspended === 'keep_billing';
  if (wasSuspended && work.policy.latePayment === 'payment_date') moveTo(work, subscription, invoice);
  const spans = invoice.lines.filter((line) => line.subscriptionId === id && line.kind === 'recurring');
  let { paidUntil } = found(work.account.subscriptions, id);
  for (const line of spans) {
    const span = line.correctsLineId === null ? timeOf(work.account, line) : null;
    if (span === null) continue;
    const end = dayOfPoint(work, span.end);
    paidUntil = paidUntil === null ? end : laterDay(paidUntil, end);
  }
  setSubscription(work, id, { paidUntil });
  comeBack(work, id);
}

/** Whoever was suspended and pays late goes on from the day of the payment. */
function moveTo(work: Work, subscription: Subscription, invoice: Document): void {
  const line = invoice.lines.find(
    (one) => one.subscriptionId === subscription.id && one.kind === 'recurring' && one.span !== null,
  );
  const { facts } = subscription;
  // What was credited was not paid for: it buys no other time. Nor does it move a second time.
  if (subscription.moved.some(({ lineId }) => lineId === line?.id)) return;
  if (line === undefined || leftOf(work, line).grossMinor < line.totalMinor) return;
  if (line?.span === undefined || line.span === null || !isByDay(facts)) return;
  const period = { start: dayOfPoint(work, line.span.start), end: dayOfPoint(work, line.span.end) };
  if (!isBefore(period.start, work.today)) return;
  const moved = afterLatePayment(facts, { period, paidOn: work.today, wasSuspended: true });
  setSubscription(work, subscription.id, {
    facts: moved.facts,
    moved: [...subscription.moved, { lineId: line.id, span: moved.period }],
  });
}

/** Arrears end, and the service runs again, when no invoice of the client's subscription is overdue any more. */
export function comeBack(work: Work, id: string): void {
  const subscription = found(work.account.subscriptions, id);
  const overdue = [...work.account.documents.values()].filter(
    (document) => isOverdue(document, work.today) && document.lines.some((line) => line.subscriptionId === id),
  );
  if (overdue.length > 0) return;
  if (subscription.status === 'past_due') change(work, subscription, { action: 'catch_up', why: 'arrears paid' });
  if (
    subscription.suspendedFor === null ||
    !mayUnsuspend({ suspendedFor: subscription.suspendedFor, overdueInvoices: 0 })
  )
    return;
  const current = found(work.account.subscriptions, id);
  setSubscription(work, id, {
    service: 'running',
    suspendedFor: null,
    facts: unblockSubscription(current.facts, pointNow(work, current)),
  });
}
