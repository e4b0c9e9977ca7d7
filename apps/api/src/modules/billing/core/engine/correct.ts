import { AppError } from '#lib/errors/app-error.ts';
import { fraction, multiplyFractions, roundFraction } from '#lib/money/fraction.ts';
import { allocate, money } from '#lib/money/money.ts';
import { invoiceBalance } from '../document/settlement.ts';
import { standingLines } from './billed.ts';
import { addDocument, isOpen } from './documents.ts';
import { because } from './drafts.ts';
import { creditOn } from './give-back.ts';
import { post } from './ledger.ts';
import { change } from './progress.ts';
import { settleIfPaid } from './settle.ts';
import type { Document, Line } from './state.ts';
import { found, setDocument, type Work } from './work.ts';

export type Want = 'offset' | 'credit' | 'refund';

/**
 * A credit note by hand over a gross amount of an invoice, or over all that is left of it: spread over its lines in
 * proportion to what is left of each, tax with it. Never more than the invoice less earlier credit notes.
 */
export function creditByHand(work: Work, of: { documentId: string; amountMinor: bigint | null; want: Want }): Document {
  const document = found(work.account.documents, of.documentId);
  if (document.kind !== 'invoice' || document.status === 'void' || document.status === 'pending_tax')
    throw new AppError('billing.wrong_state', { values: { status: document.status } });
  const left = document.lines.filter(({ totalMinor }) => totalMinor > 0n).map((line) => leftOf(work, line));
  const totalLeft = left.reduce((sum, { grossMinor }) => sum + grossMinor, 0n);
  const creditable =
    totalLeft < document.totalMinor - document.creditedMinor ? totalLeft : document.totalMinor - document.creditedMinor;
  const amountMinor = of.amountMinor ?? creditable;
  if (amountMinor <= 0n || amountMinor > creditable) throw new AppError('billing.credit_exceeds_invoice');
  const lines = creditLines(work, left, amountMinor);
  const taxMinor = lines.reduce((sum, line) => sum + line.taxMinor, 0n);
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

interface LeftOfLine {
  readonly line: Line;
  readonly netMinor: bigint;
  readonly grossMinor: bigint;
}

function leftOf({ account }: Work, line: Line): LeftOfLine {
  let { netMinor, totalMinor: grossMinor } = line;
  for (const { document, line: other } of standingLines(account)) {
    if (other.correctsLineId !== line.id) continue;
    const sign = document.kind === 'credit_note' ? -1n : 1n;
    netMinor += sign * other.netMinor;
    grossMinor += sign * other.totalMinor;
  }
  return { line, netMinor, grossMinor };
}

function creditLines(work: Work, left: readonly LeftOfLine[], amountMinor: bigint): Line[] {
  const open = left.filter(({ grossMinor }) => grossMinor > 0n);
  const parts = allocate(
    money(amountMinor, work.account.client.currency),
    open.map(({ grossMinor }) => grossMinor),
  );
  return open.flatMap(({ line, netMinor, grossMinor }, at): Line[] => {
    const totalMinor = parts[at]?.minor ?? 0n;
    if (totalMinor === 0n) return [];
    const net =
      totalMinor === grossMinor
        ? netMinor
        : roundFraction(multiplyFractions(fraction(totalMinor), fraction(netMinor, grossMinor)));
    const [tax] = line.taxes;
    return [
      {
        ...line,
        id: work.newId(),
        span: null,
        discountMinor: 0n,
        amountMinor: work.policy.pricesIncludeTax ? totalMinor : net,
        netMinor: net,
        taxMinor: totalMinor - net,
        totalMinor,
        taxes: tax === undefined ? [] : [{ ...tax, taxMinor: totalMinor - net }],
        correctsLineId: line.id,
        why: because('credited_by_hand', {
          leftMinor: grossMinor.toString(),
          invoiceAmountMinor: amountMinor.toString(),
        }),
      },
    ];
  });
}

/** Gives money back to the client's means of payment; with a credit note over it, or so that the invoice is owed again. */
export function refund(
  work: Work,
  of: { documentId: string; amountMinor: bigint | null; withCreditNote: boolean },
): void {
  const document = found(work.account.documents, of.documentId);
  const kept = document.paidMinor - document.returnedMinor - document.disputedMinor;
  const amountMinor = of.amountMinor ?? kept;
  if (amountMinor <= 0n || amountMinor > kept) throw new AppError('payments.refund_too_large');
  if (of.withCreditNote) {
    creditByHand(work, { documentId: document.id, amountMinor, want: 'refund' });
    return;
  }
  setDocument(work, document.id, { returnedMinor: document.returnedMinor + amountMinor, status: 'open', paidOn: null });
  post(work, { kind: 'refund', key: work.newId(), documentId: document.id, amountMinor });
}

/** Takes back an issued invoice that nobody has paid: its posting is reversed, what it ordered is cancelled. */
export function voidDocument(work: Work, documentId: string): void {
  const document = found(work.account.documents, documentId);
  if (document.kind === 'credit_note' || !(isOpen(document) || document.status === 'pending_tax'))
    throw new AppError('billing.wrong_state', { values: { status: document.status } });
  if (document.paidMinor - document.returnedMinor > 0n) throw new AppError('billing.invoice_has_payments');
  if (document.kind === 'invoice' && document.status !== 'pending_tax')
    post(work, { kind: 'voided', key: document.id, document });
  setDocument(work, documentId, { status: 'void' });
  for (const subscription of work.account.subscriptions.values())
    if (subscription.status === 'pending' && document.lines.some((line) => line.subscriptionId === subscription.id))
      change(work, subscription, { action: 'cancel', why: 'first invoice voided' });
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
export function dispute(work: Work, documentId: string): void {
  const document = found(work.account.documents, documentId);
  const amountMinor = document.paidMinor - document.returnedMinor - document.disputedMinor;
  if (amountMinor <= 0n) throw new AppError('billing.wrong_state', { values: { status: document.status } });
  setDocument(work, documentId, { disputedMinor: document.disputedMinor + amountMinor, status: 'open', paidOn: null });
  post(work, { kind: 'dispute_opened', key: work.newId(), documentId, amountMinor });
}

export function endDispute(work: Work, of: { documentId: string; isWon: boolean; feeMinor: bigint }): void {
  const document = found(work.account.documents, of.documentId);
  const amountMinor = document.disputedMinor;
  if (amountMinor <= 0n) throw new AppError('billing.wrong_state', { values: { status: document.status } });
  const key = work.newId();
  if (!of.isWon) {
    setDocument(work, document.id, { disputedMinor: 0n, returnedMinor: document.returnedMinor + amountMinor });
    post(work, { kind: 'dispute_lost', key, documentId: document.id, amountMinor, feeMinor: of.feeMinor });
    return;
  }
  setDocument(work, document.id, { disputedMinor: 0n });
  post(work, { kind: 'dispute_won', key, documentId: document.id, amountMinor });
  settleIfPaid(work, document.id);
}
