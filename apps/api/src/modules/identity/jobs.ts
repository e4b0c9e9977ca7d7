import { runAsSystem } from '#lib/command/execute.ts';
import { inBatches } from '#lib/jobs/batches.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import { deleteOldSessions, MOST_AT_ONCE } from './store/old-sessions.ts';

const DAY_SECONDS = 86_400;

/** Sessions and mailed links that ended three months ago are deleted; the audit trail keeps that they were. */
export const identityJobs: readonly Schedule[] = [
  {
    name: 'identity.delete_old_sessions',
    everySeconds: DAY_SECONDS,
    async run(kernel, tenantId) {
      const of = { tenantId, name: 'identity', requestId: kernel.clock.real().toString() };
      await inBatches(MOST_AT_ONCE, () => runAsSystem(kernel, of, deleteOldSessions));
    },
  },
];
