import type { TableDefinition } from '#lib/table/table-search.ts';

/** What the list can be narrowed to: the states of an invoice, and those of the unpaid ones that are late. */
export const INVOICE_FILTERS = ['draft', 'issued', 'overdue', 'paid', 'uncollectible', 'void'] as const;

/** Kinds of documents in the list. */
export const DOCUMENT_FILTERS = ['invoice', 'proforma', 'credit_note'] as const;

export const invoiceTable = {
  key: 'invoices',
  sorts: ['createdAt', 'dueOn', 'number', 'total'],
  defaultSort: { by: 'createdAt', dir: 'desc' },
  filters: { status: INVOICE_FILTERS, kind: DOCUMENT_FILTERS, client: 'text' },
} as const satisfies TableDefinition;
