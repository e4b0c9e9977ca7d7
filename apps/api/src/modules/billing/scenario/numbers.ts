import { type BillingAccount, type Document, type NumberSeries, nextNumber } from '../core/index.ts';
import type { Story } from './format.ts';

type SeriesName = 'invoice' | 'creditNote';
const SERIES: Readonly<Record<Document['kind'], SeriesName | null>> = {
  invoice: 'invoice',
  credit_note: 'creditNote',
  proforma: null,
};

/** The series of a story's documents: what a store keeps in a row each. */
export type Series = Readonly<Record<SeriesName, NumberSeries>>;

export function seriesOf({ invoice, creditNote, next, reset }: Story['tenant']['numbers']): Series {
  const series = (pattern: string) => ({ pattern, reset, lastCounter: BigInt(next - 1), lastOn: null });
  return { invoice: series(invoice), creditNote: series(creditNote) };
}

/** Gives numbers to the documents that were issued, series by series, in their order: what a store does last. */
export function numbered(account: BillingAccount, series: Series): { account: BillingAccount; series: Series } {
  const waiting = [...account.documents.values()].filter(
    ({ number, status, kind }) => number === null && status !== 'pending_tax' && SERIES[kind] !== null,
  );
  if (waiting.length === 0) return { account, series };
  const documents = new Map(account.documents);
  const moved = { ...series };
  for (const document of waiting) {
    const name = SERIES[document.kind];
    if (name === null) continue;
    const { counter, number, on } = nextNumber(moved[name], document.issuedOn);
    moved[name] = { ...moved[name], lastCounter: counter, lastOn: on };
    documents.set(document.id, { ...document, number });
  }
  return { account: { ...account, documents }, series: moved };
}
