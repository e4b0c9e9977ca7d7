import { documentTotals } from '../document/totals.ts';
import { isUnissued } from './documents.ts';
import type { DraftLine } from './drafts.ts';
import { basisOf, linesOf, priceLines } from './price-lines.ts';
import { settleIfPaid } from './settle.ts';
import type { Document, Line } from './state.ts';
import { taxFor } from './tax.ts';
import { found, setDocument, type Work } from './work.ts';

/**
 * Puts lines that give back on the very documents that they correct, as long as those are not issued: nobody owes tax for
 * a pro forma, so no credit note is written over one. Returns the lines that belong on documents of their own.
 */
export function reviseUnissued(work: Work, drafts: readonly DraftLine[]): DraftLine[] {
  const own: DraftLine[] = [];
  const revised = new Map<string, DraftLine[]>();
  for (const draft of drafts) {
    const document = draft.correctsLineId === null ? undefined : unissuedWith(work, draft.correctsLineId);
    if (document === undefined) own.push(draft);
    else revised.set(document.id, [...(revised.get(document.id) ?? []), draft]);
  }
  for (const [id, list] of revised) {
    const document = found(work.account.documents, id);
    const lines = linesOf(work, list, { priced: priceLines(work, list), sign: 1n });
    const whole = withTotals(work, [...document.lines, ...lines]);
    // Nothing is wanted of it any more, and nobody has paid: there is nothing left to ask for.
    const isEmpty = whole.totalMinor <= 0n && document.paidMinor === document.returnedMinor;
    setDocument(work, id, isEmpty ? { ...whole, status: 'void' } : whole);
    if (!isEmpty && document.status === 'open') settleIfPaid(work, id);
  }
  return own;
}

function unissuedWith({ account }: Work, lineId: string): Document | undefined {
  return [...account.documents.values()].find(
    (document) => isUnissued(document) && document.lines.some(({ id }) => id === lineId),
  );
}

/** The lines of a document that is not issued yet with the taxes of today; null while one of them is not known. */
export function retaxed(work: Work, lines: readonly Line[]): Line[] | null {
  const taxes = new Map(
    lines.map((line) => [line.id, line.correctsLineId === null ? taxFor(work, line.taxCategory) : null]),
  );
  if (lines.some(({ id, correctsLineId }) => correctsLineId === null && taxes.get(id) === null)) return null;
  return lines.map((line) => ({ ...line, tax: taxes.get(line.correctsLineId ?? line.id) ?? line.tax }));
}

/** Amounts of a document that is not issued yet, computed anew from its lines. */
export function withTotals(
  work: Work,
  lines: readonly Line[],
): Pick<Document, 'lines' | 'netMinor' | 'taxMinor' | 'totalMinor'> {
  const totals = documentTotals({
    lines: lines.map((line) => {
      const amountMinor = line.amountMinor - line.discountMinor;
      return { id: line.id, tax: line.tax, ...basisOf(work, { ...line, amountMinor }) };
    }),
    taxRounding: work.policy.taxRounding,
  });
  return {
    lines: lines.map((line, at) => {
      const { netMinor, taxMinor, totalMinor, taxes } = totals.lines[at] ?? line;
      return { ...line, netMinor, taxMinor, totalMinor, taxes };
    }),
    netMinor: totals.taxExclusiveMinor,
    taxMinor: totals.taxMinor,
    totalMinor: totals.taxInclusiveMinor,
  };
}
