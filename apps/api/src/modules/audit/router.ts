import { queryOf, router } from '#trpc/procedures.ts';
import { exportAuditEntries } from './queries/export-entries.ts';
import { listAuditEntries } from './queries/list-entries.ts';
import { verifyChain } from './queries/verify-chain.ts';

export const auditRouter = router({
  list: queryOf(listAuditEntries),
  export: queryOf(exportAuditEntries),
  verify: queryOf(verifyChain),
});
