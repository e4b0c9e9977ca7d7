import { defineCsvExport } from '#lib/csv/define-csv-export.ts';
import { listClients } from './list-clients.ts';

/** The client list as it is filtered, as a file. */
export const exportClients = defineCsvExport({
  name: 'clients.export_clients',
  list: listClients,
  columns: {
    number: (row) => row.number,
    name: (row) => row.name,
    company: (row) => row.company,
    email: (row) => row.email,
    country: (row) => row.country,
    currency: (row) => row.currency,
    status: (row) => row.status,
    created_at: (row) => row.createdAt,
  },
});
