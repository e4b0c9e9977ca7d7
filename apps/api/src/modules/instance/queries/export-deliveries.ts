import { defineCsvExport } from '#lib/csv/define-csv-export.ts';
import { listDeliveries } from './list-deliveries.ts';

/** The events on their way to modules as they are filtered, as a file. */
export const exportDeliveries = defineCsvExport({
  name: 'instance.export_deliveries',
  list: listDeliveries,
  columns: {
    event: (row) => row.event,
    consumer: (row) => row.consumer,
    state: (row) => row.state,
    attempts: (row) => row.attempts,
    reason: (row) => row.reason,
    occurred_at: (row) => row.occurredAt,
  },
});
