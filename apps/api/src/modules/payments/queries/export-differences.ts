import { csvAmount } from '#lib/csv/csv.ts';
import { defineCsvExport } from '#lib/csv/define-csv-export.ts';
import { listDifferences } from './list-differences.ts';

/** The differences as they are filtered, as a file. */
export const exportDifferences = defineCsvExport({
  name: 'payments.export_differences',
  list: listDifferences,
  columns: {
    day: (row) => row.occurredOn,
    gateway: (row) => row.pluginId,
    reason: (row) => row.reason,
    state: (row) => row.state,
    entry: (row) => row.entry?.reference ?? null,
    entry_kind: (row) => row.entry?.kind ?? null,
    payment: (row) => row.paymentId,
    refund: (row) => row.refundId,
    dispute: (row) => row.disputeId,
    currency: (row) => row.theirs?.currency ?? row.ours?.currency ?? null,
    gateway_says: (row) => (row.theirs === null ? null : csvAmount(row.theirs)),
    books_say: (row) => (row.ours === null ? null : csvAmount(row.ours)),
    explanation: (row) => row.explanation,
    explained_by: (row) => row.explainedByName,
  },
});
