import { AppError } from '#lib/errors/app-error.ts';
import { type CreditPart, creditParts, type LineToCredit } from '../document/credit-parts.ts';
import { invoiceBalance } from '../document/settlement.ts';
import { sum } from '../document/spread.ts';
import { standingLines } from './billed.ts';
import { addDocument, isOpen, refundableOf } from './documents.ts';
import { because } from './drafts.ts';
import { creditOn } from './give-back.ts';
import { post } from './ledger.ts';
import { type LeftOfLine, leftOf, taxesOf } from './left-of-line.ts';
import { change } from './progress.ts';
import { comeBack, settleIfPaid, withoutExcess } from './settle.ts';
import type { Document, Line, Subscription } from './state.ts';
import { found, setDocument, setSubscription, type Work } from './work.ts';

export type Want = 'offset' | 'credit' | 'refund';

export interface HandCredit {
  readonly documentId: string;
  /** Gross; all that is left when null. */
  readonly amountMinor: bigint | null;
  /** These lines alone, each by its own amount; `amountMinor` is not looked at then. */
  readonly lines?: readonly LineToCredit[] | null;
  readonly want: Want;
}

/**
 * A credit note by hand over a gross amount of an invoice, or over all that is left of it: spread over its lines in
 * proportion to what is left of each, tax with it. Never more than the invoice less earlier credit notes.
 */
export function creditByHand(work: Work, of: HandCredit): Document {
  const document = standingFor(work, of.documentId);
  if (document.kind !== 'invoice' || document.status === 'void' || document.status === 'pending_tax')
    throw new AppError('billing.wrong_state', { values: { status: document.status } });
  const left = document.lines
    .filter(({ totalMinor }) => totalMinor > 0n)
    .map((line) => ({ id: line.id, ...leftOf(work, line) }));
  const most = document.totalMinor - document.creditedMinor - document.writtenOffMinor;
  const parts = creditParts(
    left,
    { lines: of.lines ?? null, amountMinor: of.amountMinor },
    { most, currency: document.currency },
  );
  const amountMinor = sum(parts.map(({ part }) => part.totalMinor));
  const lines = creditLines(work, parts);
  const taxMinor = sum(lines.map((line) => line.taxMinor));
  const note = addDocument(work, {
    kind: 'credit_note',
    status: 'paid',
    lines,
    totals: { taxExclusiveMinor: amountMinor - taxMinor, taxMinor, taxInclusiveMinor: amountMinor },
    dueOn: work.today,
    basedOn: document.id,
    isOrder: false,
  });
  const part = creditOn(work, document, { amountMinor, want: of.want });
  post(work, { kind: 'credit_note', key: note.id, note, parts: [part] });
  return setDocument(work, note.id, { paidOn: work.today });
}

interface CreditedPart {
  readonly line: LeftOfLine;
  readonly part: CreditPart;
}

function creditLines(work: Work, parts: readonly CreditedPart[]): Line[] {
  const invoiceAmountMinor = sum(parts.map(({ part }) => part.totalMinor)).toString();
  return parts.map(({ line: { line, grossMinor }, part }) => ({
    ...line,
    ...part,
    id: work.newId(),
    span: null,
    discountMinor: 0n,
    amountMinor: work.policy.pricesIncludeTax ? part.totalMinor : part.netMinor,
    taxes: taxesOf(work, line, part.taxMinor),
    correctsLineId: line.id,
    why: because('credited_by_hand', { leftMinor: grossMinor.toString(), invoiceAmountMinor }),
  }));
}

/** Gives money back to the client's means of payment; with a credit note over it, or so that the invoice is owed again. */
export function refund(
  work: Work,
  of: { documentId: string; amountMinor: bigint | null; withCreditNote: boolean },
): void {
  const document = standingFor(work, of.documentId);
  const refundable = refundableOf(document);
  const amountMinor = of.amountMinor ?? refundable;
  if (amountMinor <= 0n || amountMinor > refundable) throw new AppError('payments.refund_too_large');
  if (of.withCreditNote) {
    creditByHand(work, { documentId: document.id, amountMinor, want: 'refund' });
    return;
  }
  setDocument(work, document.id, {
    ...{ returnedMinor: document.returnedMinor + amountMinor, heldMinor: document.heldMinor - amountMinor },
    ...{ status: 'open', paidOn: null },
  });
  const isProforma = document.kind === 'proforma';
  post(work, { kind: 'refund', key: work.newId(), documentId: document.id, amountMinor, isProforma });
}

/** The document itself, or the invoice that a paid pro forma has become. */
function standingFor({ account }: Work, documentId: string): Document {
  const document = found(account.documents, documentId);
  if (document.kind !== 'proforma' || document.status !== 'paid') return document;
  const invoice = [...account.documents.values()].find(
    ({ kind, basedOn }) => kind === 'invoice' && basedOn === documentId,
  );
  return invoice ?? document;
}

/** Takes back an issued invoice that nobody has paid: its posting is reversed, what it ordered is cancelled. */
export function voidDocument(work: Work, documentId: string): void {
  const document = found(work.account.documents, documentId);
  if (document.paidMinor - document.returnedMinor > 0n) throw new AppError('billing.invoice_has_payments');
  if (!mayVoid(work, document)) throw new AppError('billing.wrong_state', { values: { status: document.status } });
  if (document.kind === 'invoice' && document.status !== 'pending_tax')
    post(work, { kind: 'voided', key: document.id, document });
  setDocument(work, documentId, { status: 'void' });
  for (const subscription of work.account.subscriptions.values())
    if (document.lines.some((line) => line.subscriptionId === subscription.id)) afterVoid(work, subscription);
}

function afterVoid(work: Work, subscription: Subscription): void {
  if (subscription.status === 'pending') change(work, subscription, { action: 'cancel', why: 'first invoice voided' });
  else comeBack(work, subscription.id);
  // Its time is not billed any more: the next run bills it again.
  setSubscription(work, subscription.id, { nextInvoiceOn: null, usageSeen: null });
}

/**
 * Whether a document can be taken back whole: it is open and nobody has paid, and nothing of it was credited, given up or
 * lowered on a later invoice; that is corrected by a credit note over the rest.
 */
export function mayVoid(work: Work, document: Document): boolean {
  const { kind, status, paidMinor, returnedMinor, creditedMinor, writtenOffMinor } = document;
  const isOwed = kind !== 'credit_note' && (isOpen(document) || status === 'pending_tax');
  if (!isOwed || paidMinor !== returnedMinor || creditedMinor > 0n || writtenOffMinor > 0n) return false;
  return !isCorrected(work, document) && !isExchanged(work, document);
}

/** True when time on it was turned into free days, or stands for other days: it was used as if it were paid. */
function isExchanged({ account }: Work, { lines }: Document): boolean {
  const own = new Set(lines.map((line) => line.id));
  return [...account.subscriptions.values()].some(({ moved, settled }) =>
    [...moved, ...settled].some(({ lineId }) => own.has(lineId)),
  );
}

/** True when another document that stands gives back on one of its lines. */
function isCorrected({ account }: Work, { id, lines }: Document): boolean {
  const own = new Set(lines.map((line) => line.id));
  for (const { document, line } of standingLines(account))
    if (document.id !== id && line.correctsLineId !== null && own.has(line.correctsLineId)) return true;
  return false;
}

/** Gives up what is still owed. */
export function writeOff(work: Work, documentId: string): void {
  const document = found(work.account.documents, documentId);
  const amountMinor = invoiceBalance(document);
  if (document.kind !== 'invoice' || document.status !== 'open' || amountMinor <= 0n)
    throw new AppError('billing.wrong_state', { values: { status: document.status } });
  setDocument(work, documentId, { writtenOffMinor: amountMinor, status: 'uncollectible' });
  post(work, { kind: 'written_off', key: documentId, documentId, amountMinor });
}

/** The client's bank takes a payment back: what was paid is owed again until it is decided. */
export function dispute(work: Work, disputedId: string): void {
  const document = standingFor(work, disputedId);
  const documentId = document.id;
  const amountMinor = refundableOf(document);
  if (amountMinor <= 0n) throw new AppError('billing.wrong_state', { values: { status: document.status } });
  setDocument(work, documentId, {
    ...{ disputedMinor: document.disputedMinor + amountMinor, heldMinor: document.heldMinor - amountMinor },
    ...{ status: 'open', paidOn: null },
  });
  post(work, { kind: 'dispute_opened', key: work.newId(), documentId, amountMinor });
}

export function endDispute(work: Work, of: { documentId: string; isWon: boolean; feeMinor: bigint }): void {
  const document = standingFor(work, of.documentId);
  const amountMinor = document.disputedMinor;
  if (amountMinor <= 0n) throw new AppError('billing.wrong_state', { values: { status: document.status } });
  const key = work.newId();
  if (!of.isWon) {
    setDocument(work, document.id, { disputedMinor: 0n, returnedMinor: document.returnedMinor + amountMinor });
    const isProforma = document.kind === 'proforma';
    const { feeMinor } = of;
    post(work, { kind: 'dispute_lost', key, documentId: document.id, amountMinor, feeMinor, isProforma });
    return;
  }
  const won = setDocument(work, document.id, { disputedMinor: 0n, heldMinor: document.heldMinor + amountMinor });
  post(work, { kind: 'dispute_won', key, documentId: document.id, amountMinor });
  if (won.status === 'open') settleIfPaid(work, document.id);
  else withoutExcess(work, won);
}
