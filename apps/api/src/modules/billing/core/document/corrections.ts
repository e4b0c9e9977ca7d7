import { AppError } from '#lib/errors/app-error.ts';
import { type DocumentInput, type DocumentTotals, documentTotals } from './totals.ts';

/** What decides how a document may be taken back. */
export interface VoidFacts {
  readonly kind: 'invoice' | 'pro_forma';
  readonly status: 'draft' | 'pending_tax' | 'issued' | 'paid' | 'void';
  /** Somebody outside has it: it was mailed, shown or downloaded. */
  readonly isDelivered: boolean;
  readonly paidMinor: bigint;
  /** The law of the seller's country lets an issued number be cancelled while nobody has the document. */
  readonly mayCancelUndelivered: boolean;
}

/** How a document is taken back: thrown away, cancelled under its number, or answered by a full credit note. */
export type VoidWay = 'discard' | 'cancel' | 'credit_note';

/**
 * The way in which a document is voided. A draft has no number and is thrown away; an issued tax invoice is corrected by a
 * full credit note unless nobody has it and the law allows otherwise; a pro forma is never a tax document. Throws
 * `billing.invoice_has_payments` while money stands on what would be cancelled, `billing.wrong_state` when it is void.
 */
export function voidWay(of: VoidFacts): VoidWay {
  if (of.status === 'void') throw new AppError('billing.wrong_state', { values: { status: of.status } });
  if (of.status === 'draft' || of.status === 'pending_tax') return 'discard';
  const isCancelled = of.kind === 'pro_forma' || (!of.isDelivered && of.mayCancelUndelivered);
  if (!isCancelled) return 'credit_note';
  if (of.paidMinor > 0n) throw new AppError('billing.invoice_has_payments');
  return 'cancel';
}

/** A document that adds to an issued invoice. It is an invoice of its own with its own number and names the first. */
export interface DebitNote {
  readonly correctsInvoiceId: string;
  readonly totals: DocumentTotals;
}

/** A debit note over more lines; throws `billing.no_lines` without any and a RangeError unless it adds something. */
export function debitNote(correctsInvoiceId: string, input: DocumentInput): DebitNote {
  if (input.lines.length === 0) throw new AppError('billing.no_lines');
  const totals = documentTotals(input);
  if (totals.taxInclusiveMinor <= 0n) throw new RangeError('a debit note adds to what is owed');
  return { correctsInvoiceId, totals };
}
