import { defineCsvExport } from '#lib/csv/define-csv-export.ts';
import { listNotices } from './list-notices.ts';

/** What gateways sent as it is filtered, as a file. */
export const exportNotices = defineCsvExport({
  name: 'payments.export_notices',
  list: listNotices,
  columns: {
    type: (row) => row.type,
    kind: (row) => row.kind,
    gateway: (row) => row.pluginId,
    client: (row) => row.payment?.clientName ?? null,
    state: (row) => row.state,
    reason: (row) => row.note,
    received_at: (row) => row.receivedAt,
  },
});
