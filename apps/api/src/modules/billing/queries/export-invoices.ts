import { csvAmount } from '#lib/csv/csv.ts';
import { defineCsvExport } from '#lib/csv/define-csv-export.ts';
import { listInvoices } from './list-invoices.ts';

/** The invoice list as it is filtered, as a file. */
export const exportInvoices = defineCsvExport({
  name: 'billing.export_invoices',
  list: listInvoices,
  columns: {
    number: (row) => row.number,
    kind: (row) => row.kind,
    client: (row) => row.clientName,
    status: (row) => (row.isOverdue ? 'overdue' : row.status),
    issued_on: (row) => row.issuedOn,
    due_on: (row) => row.dueOn,
    currency: (row) => row.total.currency,
    net: (row) => csvAmount(row.net),
    tax: (row) => csvAmount(row.tax),
    total: (row) => csvAmount(row.total),
    paid: (row) => csvAmount(row.paid),
    credited: (row) => csvAmount(row.credited),
    written_off: (row) => csvAmount(row.writtenOff),
    due: (row) => csvAmount(row.due),
  },
});
