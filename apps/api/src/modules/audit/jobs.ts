import { linkAuditEntries } from '#lib/audit/chain.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';

export const auditJobs: readonly Schedule[] = [
  {
    name: 'audit.link_entries',
    everySeconds: 10,
    async run(kernel, tenantId) {
      const link = () => withTenant(kernel.db, { tenantId, clientId: null }, (tx) => linkAuditEntries(tx, tenantId));
      while ((await link()) > 0);
    },
  },
];
