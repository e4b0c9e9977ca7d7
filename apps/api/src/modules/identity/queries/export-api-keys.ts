import { defineCsvExport } from '#lib/csv/define-csv-export.ts';
import { listApiKeys } from './list-api-keys.ts';

/** The API keys as a file, without their secrets. */
export const exportApiKeys = defineCsvExport({
  name: 'identity.export_api_keys',
  list: listApiKeys,
  columns: {
    name: (row) => row.name,
    prefix: (row) => row.prefix,
    status: (row) => row.status,
    permissions: (row) => row.permissions.join(' '),
    allowed_ips: (row) => row.allowedIps.join(' '),
    created_by: (row) => row.createdBy,
    created_at: (row) => row.createdAt,
    expires_at: (row) => row.expiresAt,
    last_used_at: (row) => row.lastUsedAt,
  },
});
