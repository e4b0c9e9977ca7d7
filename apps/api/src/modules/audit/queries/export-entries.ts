import { defineCsvExport } from '#lib/csv/define-csv-export.ts';
import { listAuditEntries } from './list-entries.ts';

/** The audit trail as it is filtered, as a file. */
export const exportAuditEntries = defineCsvExport({
  name: 'audit.export_entries',
  list: listAuditEntries,
  columns: {
    occurred_at: (row) => row.occurredAt,
    action: (row) => row.action,
    actor_kind: (row) => row.actor.kind,
    actor: (row) => row.actor.name,
    actor_id: (row) => row.actor.id,
    in_client_area: (row) => row.isImpersonated,
    resource: (row) => row.resource?.kind ?? null,
    resource_id: (row) => row.resource?.id ?? null,
    client_id: (row) => row.clientId,
    ip: (row) => row.ip,
    detail: (row) => JSON.stringify(row.detail),
  },
});
