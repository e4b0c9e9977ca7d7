import { type Disposition, dispose, invoiceBalance } from '../document/settlement.ts';
import { addDocument } from './documents.ts';
import type { DraftLine } from './drafts.ts';
import { post } from './ledger.ts';
import { linesOf, type PricedLines } from './price-lines.ts';
import { addCredit, settleIfPaid } from './settle.ts';
import type { Document, Line } from './state.ts';
import { setDocument, type Work } from './work.ts';

/**
 * A credit note of lines that give back more than they charge. What is still owed on the invoices that they correct is
 * lowered first; the rest becomes credit, or is refunded as far as it was paid.
 */
export function giveBack(
  work: Work,
  drafts: readonly DraftLine[],
  { priced, want }: { priced: PricedLines; want: 'credit' | 'refund' },
): Document {
  const lines = linesOf(work, drafts, { priced, sign: -1n });
  const { taxExclusiveMinor, taxMinor, taxInclusiveMinor } = priced.totals;
  const corrected = correctedBy(work, lines);
  const note = addDocument(work, {
    kind: 'credit_note',
    status: 'paid',
    lines,
    totals: { taxExclusiveMinor: -taxExclusiveMinor, taxMinor: -taxMinor, taxInclusiveMinor: -taxInclusiveMinor },
    dueOn: work.today,
    basedOn: corrected[0]?.document.id ?? null,
    isOrder: false,
  });
  let left = note.totalMinor;
  const parts: CreditedPart[] = [];
  for (const { document, amountMinor } of corrected) {
    const most = amountMinor < left ? amountMinor : left;
    left -= most;
    parts.push(creditOn(work, document, { amountMinor: most, want }));
  }
  post(work, { kind: 'credit_note', key: note.id, note, parts });
  return setDocument(work, note.id, { paidOn: work.today });
}

/** What a credit note took off one invoice, and where its money went. */
export interface CreditedPart extends Disposition {
  readonly documentId: string;
}

/**
 * Takes an amount off an invoice. `offset` lowers what is owed, `refund` gives back as much as was paid; what is left of
 * either, and all of `credit`, becomes credit of the client.
 */
export function creditOn(
  work: Work,
  document: Document,
  of: { amountMinor: bigint; want: 'offset' | 'credit' | 'refund' },
): CreditedPart {
  const openMinor = invoiceBalance(document);
  // Nothing is given back while it is still owed: the debt goes first whatever was asked for.
  const offset = dispose({ totalMinor: of.amountMinor, want: 'offset', refundableMinor: 0n, openMinor });
  const refundableMinor = document.paidMinor - document.returnedMinor - document.disputedMinor;
  const rest = dispose({ totalMinor: offset.creditMinor, want: of.want, refundableMinor, openMinor: 0n });
  const backMinor = rest.refundMinor + rest.creditMinor;
  setDocument(work, document.id, {
    creditedMinor: document.creditedMinor + of.amountMinor,
    returnedMinor: document.returnedMinor + backMinor,
  });
  if (rest.creditMinor > 0n) addCredit(work, rest.creditMinor);
  settleIfPaid(work, document.id);
  return { documentId: document.id, offsetMinor: offset.offsetMinor, ...pick(rest) };
}

const pick = ({ refundMinor, creditMinor }: Disposition) => ({ refundMinor, creditMinor });

/** The documents whose lines are corrected, with how much of each, in the order of the lines. */
function correctedBy({ account }: Work, lines: readonly Line[]): { document: Document; amountMinor: bigint }[] {
  const owner = new Map<string, Document>();
  for (const document of account.documents.values()) for (const { id } of document.lines) owner.set(id, document);
  const amounts = new Map<Document, bigint>();
  for (const { correctsLineId, totalMinor } of lines) {
    const document = correctsLineId === null ? undefined : owner.get(correctsLineId);
    if (document !== undefined) amounts.set(document, (amounts.get(document) ?? 0n) + totalMinor);
  }
  return [...amounts].map(([document, amountMinor]) => ({ document, amountMinor }));
}
