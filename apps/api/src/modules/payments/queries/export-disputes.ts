import { csvAmount } from '#lib/csv/csv.ts';
import { defineCsvExport } from '#lib/csv/define-csv-export.ts';
import { listDisputes } from './list-disputes.ts';

/** The list of disputes as it is filtered, as a file. */
export const exportDisputes = defineCsvExport({
  name: 'payments.export_disputes',
  list: listDisputes,
  columns: {
    id: (row) => row.id,
    client: (row) => row.clientName,
    gateway: (row) => row.pluginId,
    reference: (row) => row.reference,
    payment: (row) => row.paymentId,
    status: (row) => row.status,
    reason: (row) => row.reason,
    opened_at: (row) => row.openedAt,
    answer_by: (row) => row.evidenceDueAt,
    ended_at: (row) => row.endedAt,
    currency: (row) => row.amount.currency,
    amount: (row) => csvAmount(row.amount),
    booking: (row) => row.booking,
    booked: (row) => csvAmount(row.booked),
    fee: (row) => (row.fee === null ? null : csvAmount(row.fee)),
    fee_currency: (row) => row.fee?.currency ?? null,
  },
});
