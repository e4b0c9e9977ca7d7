import { invoiceBalance } from '../document/settlement.ts';
import type { DocumentTotals } from '../document/totals.ts';
import type { Document, DocumentStatus, Line } from './state.ts';
import { isBefore, laterDay, type Work } from './work.ts';

export interface NewDocument {
  readonly kind: Document['kind'];
  readonly status: DocumentStatus;
  readonly lines: readonly Line[];
  readonly totals: Pick<DocumentTotals, 'taxExclusiveMinor' | 'taxMinor' | 'taxInclusiveMinor'>;
  readonly dueOn: Temporal.PlainDate;
  readonly basedOn: string | null;
  readonly isOrder: boolean;
}

/** Adds a document of today; its number comes last, from the store. */
export function addDocument(work: Work, of: NewDocument): Document {
  const { totals, ...rest } = of;
  const document: Document = {
    ...rest,
    id: work.newId(),
    number: null,
    currency: work.account.client.currency,
    issuedOn: work.today,
    dueOn: laterDay(of.dueOn, work.today),
    paidOn: null,
    netMinor: totals.taxExclusiveMinor,
    taxMinor: totals.taxMinor,
    totalMinor: totals.taxInclusiveMinor,
    paidMinor: 0n,
    heldMinor: 0n,
    returnedMinor: 0n,
    disputedMinor: 0n,
    creditedMinor: 0n,
    writtenOffMinor: 0n,
  };
  work.account.documents.set(document.id, document);
  return document;
}

/** True while money may still be put on it. */
export const isOpen = ({ kind, status }: Document): boolean =>
  kind !== 'credit_note' && (status === 'open' || status === 'uncollectible');

/** A request to pay or an invoice that waits for its tax: nothing is booked of it, so it may still be written anew. */
export const isUnissued = ({ kind, status }: Document): boolean =>
  status === 'pending_tax' || (kind === 'proforma' && status === 'open');

/** What of the payments on a document is still on it. */
export const keptOf = ({ paidMinor, returnedMinor, disputedMinor }: Document): bigint =>
  paidMinor - returnedMinor - disputedMinor;

/** What a refund may give back: never what was paid from credit, nor what has gone back already. */
export function refundableOf(document: Document): bigint {
  const kept = keptOf(document);
  return kept < document.heldMinor ? kept : document.heldMinor;
}

/** Its due day has passed and something is still owed. */
export const isOverdue = (document: Document, today: Temporal.PlainDate): boolean =>
  document.kind !== 'credit_note' &&
  document.status === 'open' &&
  isBefore(document.dueOn, today) &&
  invoiceBalance(document) > 0n;
