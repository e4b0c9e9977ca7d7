import { queryOf, router } from '#trpc/procedures.ts';
import { clientDashboard } from './queries/client-dashboard.ts';
import { dashboard } from './queries/dashboard.ts';

export const reportingRouter = router({
  dashboard: queryOf(dashboard),
  clientDashboard: queryOf(clientDashboard),
});
