import type { BillingAccount, Document } from '../core/index.ts';

const SERIES: Readonly<Record<Document['kind'], string | null>> = { invoice: '', credit_note: 'C', proforma: null };

/** Gives numbers to the documents that were issued, series by series, in their order: what a store does last. */
export function numbered(account: BillingAccount): BillingAccount {
  const waiting = [...account.documents.values()].filter(
    ({ number, status, kind }) => number === null && status !== 'pending_tax' && SERIES[kind] !== null,
  );
  if (waiting.length === 0) return account;
  const documents = new Map(account.documents);
  for (const document of waiting) {
    const used = [...documents.values()].filter(({ kind, number }) => kind === document.kind && number !== null).length;
    documents.set(document.id, { ...document, number: `${SERIES[document.kind]}${used + 1}` });
  }
  return { ...account, documents };
}
