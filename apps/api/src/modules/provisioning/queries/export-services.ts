import { defineCsvExport } from '#lib/csv/define-csv-export.ts';
import { listServices } from './list-services.ts';

/** The service list as it is filtered, as a file. */
export const exportServices = defineCsvExport({
  name: 'provisioning.export_services',
  list: listServices,
  columns: {
    service: (row) => row.label,
    domain: (row) => row.domain,
    client: (row) => row.clientName,
    username: (row) => row.username,
    package: (row) => row.packageName,
    status: (row) => row.status,
    target: (row) => row.target,
    created_at: (row) => row.createdAt,
  },
});
