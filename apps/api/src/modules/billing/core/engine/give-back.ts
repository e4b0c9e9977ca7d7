import { type Disposition, dispose, invoiceBalance } from '../document/settlement.ts';
import { addDocument, refundableOf } from './documents.ts';
import type { DraftLine } from './drafts.ts';
import { post } from './ledger.ts';
import { withinWhatIsLeft } from './left-of-line.ts';
import { linesOf, type PricedLines } from './price-lines.ts';
import { addCredit, settleIfPaid } from './settle.ts';
import type { Document, Line } from './state.ts';
import { found, setDocument, type Work } from './work.ts';

/**
 * A credit note of lines that give back. What is still owed on the invoices that they correct is lowered first; the rest
 * becomes credit, or is refunded as far as it was paid and `keepMinor` is not needed for something else.
 */
export function giveBack(
  work: Work,
  drafts: readonly DraftLine[],
  { priced, want, keepMinor }: { priced: PricedLines; want: 'credit' | 'refund'; keepMinor: bigint },
): Document {
  const lines = withinWhatIsLeft(work, linesOf(work, drafts, { priced, sign: -1n }));
  const taxExclusiveMinor = lines.reduce((sum, line) => sum + line.netMinor, 0n);
  const taxMinor = lines.reduce((sum, line) => sum + line.taxMinor, 0n);
  const corrected = correctedBy(work, lines);
  const note = addDocument(work, {
    kind: 'credit_note',
    status: 'paid',
    lines,
    totals: { taxExclusiveMinor, taxMinor, taxInclusiveMinor: taxExclusiveMinor + taxMinor },
    dueOn: work.today,
    basedOn: corrected[0]?.document.id ?? null,
    isOrder: false,
  });
  let left = note.totalMinor;
  const parts: CreditedPart[] = [];
  for (const { document, amountMinor } of withinTotals(work, corrected)) {
    const most = amountMinor < left ? amountMinor : left;
    left -= most;
    const part = creditOn(work, document, { amountMinor: most, want, keepMinor: keepMinor - keptOf(parts) });
    parts.push(part);
  }
  post(work, { kind: 'credit_note', key: note.id, note, parts });
  return setDocument(work, note.id, { paidOn: work.today });
}

const keptOf = (parts: readonly CreditedPart[]): bigint =>
  parts.reduce((sum, { creditMinor }) => sum + creditMinor, 0n);

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
  of: { amountMinor: bigint; want: 'offset' | 'credit' | 'refund'; keepMinor?: bigint },
): CreditedPart {
  const openMinor = invoiceBalance(owedAgain(work, document, of.amountMinor));
  // Nothing is given back while it is still owed: the debt goes first whatever was asked for.
  const offset = dispose({ totalMinor: of.amountMinor, want: 'offset', refundableMinor: 0n, openMinor });
  const refundableMinor = refundableOf(document);
  const spareMinor = larger(offset.creditMinor - larger(of.keepMinor ?? 0n, 0n), 0n);
  const rest = dispose({
    ...{ totalMinor: offset.creditMinor, want: of.want, openMinor: 0n },
    refundableMinor: smaller(refundableMinor, spareMinor),
  });
  const backMinor = rest.refundMinor + rest.creditMinor;
  setDocument(work, document.id, {
    creditedMinor: document.creditedMinor + of.amountMinor,
    returnedMinor: document.returnedMinor + backMinor,
    heldMinor: document.heldMinor - rest.refundMinor,
  });
  if (rest.creditMinor > 0n) addCredit(work, rest.creditMinor);
  settleIfPaid(work, document.id);
  return { documentId: document.id, offsetMinor: offset.offsetMinor, ...pick(rest) };
}

/** What was given up is credited before anything is given back: that part of the write-off is undone. */
function owedAgain(work: Work, document: Document, amountMinor: bigint): Document {
  const undone = smaller(document.writtenOffMinor, amountMinor);
  if (undone <= 0n) return document;
  post(work, { kind: 'written_off', key: work.newId(), documentId: document.id, amountMinor: -undone });
  return setDocument(work, document.id, { writtenOffMinor: document.writtenOffMinor - undone });
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const pick = ({ refundMinor, creditMinor }: Disposition) => ({ refundMinor, creditMinor });

interface Corrected {
  readonly document: Document;
  readonly amountMinor: bigint;
}

/**
 * No document is credited beyond its total. A line on an invoice that is lowered by what it took over from an earlier one
 * was paid with that: what is more than the invoice's total comes off the earlier one.
 */
function withinTotals(work: Work, corrected: readonly Corrected[]): Corrected[] {
  const amounts = new Map<string, bigint>();
  const queue = corrected.map(({ document, amountMinor }) => ({ id: document.id, amountMinor }));
  for (const { id, amountMinor } of queue) {
    const { totalMinor, creditedMinor, lines } = found(work.account.documents, id);
    const before = amounts.get(id) ?? 0n;
    const taken = smaller(amountMinor, larger(totalMinor - creditedMinor - before, 0n));
    if (taken > 0n) amounts.set(id, before + taken);
    if (taken === amountMinor) continue;
    const earlier = correctedBy(
      work,
      lines.filter(({ totalMinor: total }) => total < 0n),
    );
    let over = amountMinor - taken;
    for (const { document, amountMinor: most } of earlier) {
      const part = smaller(over, -most);
      queue.push({ id: document.id, amountMinor: part });
      over -= part;
    }
    if (over > 0n) throw new RangeError(`${over} more would be credited on ${id} than was charged`);
  }
  return [...amounts].map(([id, amountMinor]) => ({ document: found(work.account.documents, id), amountMinor }));
}

/** The documents whose lines are corrected, with how much of each, in the order of the lines. */
function correctedBy({ account }: Work, lines: readonly Line[]): Corrected[] {
  const owner = new Map<string, Document>();
  for (const document of account.documents.values()) for (const { id } of document.lines) owner.set(id, document);
  const amounts = new Map<Document, bigint>();
  for (const { correctsLineId, totalMinor } of lines) {
    const document = correctsLineId === null ? undefined : owner.get(correctsLineId);
    if (document !== undefined) amounts.set(document, (amounts.get(document) ?? 0n) + totalMinor);
  }
  return [...amounts].map(([document, amountMinor]) => ({ document, amountMinor }));
}
