import type { TableDefinition } from '#lib/table/table-search.ts';
import { DOCUMENT_FILTERS } from './table.ts';

/** A client sees no drafts. */
export const PORTAL_INVOICE_FILTERS = ['issued', 'overdue', 'paid', 'void'] as const;

export const portalInvoiceTable = {
  key: 'portal-invoices',
  sorts: ['createdAt', 'dueOn', 'number', 'total'],
  defaultSort: { by: 'createdAt', dir: 'desc' },
  filters: { status: PORTAL_INVOICE_FILTERS, kind: DOCUMENT_FILTERS },
} as const satisfies TableDefinition;
