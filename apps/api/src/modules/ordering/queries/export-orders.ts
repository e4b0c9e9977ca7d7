import { csvAmount } from '#lib/csv/csv.ts';
import { defineCsvExport } from '#lib/csv/define-csv-export.ts';
import { listOrders } from './list-orders.ts';

/** The order list as it is filtered, as a file. */
export const exportOrders = defineCsvExport({
  name: 'ordering.export_orders',
  list: listOrders,
  columns: {
    number: (row) => row.number,
    client: (row) => row.clientName,
    status: (row) => row.status,
    created_at: (row) => row.createdAt,
    currency: (row) => row.total.currency,
    total: (row) => csvAmount(row.total),
    items: (row) => row.items.join('; '),
  },
});
