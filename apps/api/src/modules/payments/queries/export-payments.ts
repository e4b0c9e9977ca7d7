import { csvAmount } from '#lib/csv/csv.ts';
import { defineCsvExport } from '#lib/csv/define-csv-export.ts';
import { listPayments } from './list-payments.ts';

/** The payment list as it is filtered, as a file. */
export const exportPayments = defineCsvExport({
  name: 'payments.export_payments',
  list: listPayments,
  columns: {
    id: (row) => row.id,
    client: (row) => row.clientName,
    gateway: (row) => row.pluginId,
    kind: (row) => row.kind,
    status: (row) => row.status,
    reference: (row) => row.reference,
    created_at: (row) => row.createdAt,
    settled_at: (row) => row.settledAt,
    currency: (row) => row.amount.currency,
    amount: (row) => csvAmount(row.amount),
    refunded: (row) => csvAmount(row.refunded),
  },
});
