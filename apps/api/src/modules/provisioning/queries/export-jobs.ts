import { defineCsvExport } from '#lib/csv/define-csv-export.ts';
import { listJobs } from './list-jobs.ts';

/** The calls to the outside as they are filtered, as a file. */
export const exportJobs = defineCsvExport({
  name: 'provisioning.export_jobs',
  list: listJobs,
  columns: {
    id: (row) => row.effectId,
    kind: (row) => row.kind,
    service: (row) => row.subject?.label ?? null,
    domain: (row) => row.subject?.domain ?? null,
    state: (row) => row.state,
    attempts: (row) => row.attempts,
    code: (row) => row.code,
    message: (row) => row.message,
    created_at: (row) => row.createdAt,
    finished_at: (row) => row.finishedAt,
  },
});
