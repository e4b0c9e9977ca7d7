import { queryOf, router } from '#trpc/procedures.ts';
import { aging, agingInvoices, exportAging, exportAgingInvoices } from './queries/aging.ts';
import { cancellationReasons, exportCancellationReasons } from './queries/cancellations.ts';
import { clientDashboard } from './queries/client-dashboard.ts';
import { cohorts, exportCohorts } from './queries/cohorts.ts';
import { dashboard } from './queries/dashboard.ts';
import { deferredRevenue, exportDeferredRevenue } from './queries/deferred-revenue.ts';
import { exportForecast, forecast } from './queries/forecast.ts';
import { exportJournal, journal } from './queries/journal.ts';
import { ledgerHealth } from './queries/ledger-health.ts';
import { exportRecurringRevenue, recurringRevenue } from './queries/recurring-revenue.ts';
import { exportRevenueByGateway, revenueByGateway } from './queries/revenue-by-gateway.ts';
import { exportRevenueByProduct, revenueByProduct } from './queries/revenue-by-product.ts';
import { exportTaxSummary, taxSummary } from './queries/tax-summary.ts';
import { timeMachine } from './queries/time-machine.ts';
import { exportTrialBalance, trialBalance } from './queries/trial-balance.ts';

export const reportingRouter = router({
  dashboard: queryOf(dashboard),
  clientDashboard: queryOf(clientDashboard),
});

/** Apart from the dashboards, so that news of every invoice do not ask for them again. */
export const reportsRouter = router({
  recurringRevenue: queryOf(recurringRevenue),
  exportRecurringRevenue: queryOf(exportRecurringRevenue),
  cohorts: queryOf(cohorts),
  exportCohorts: queryOf(exportCohorts),
  aging: queryOf(aging),
  exportAging: queryOf(exportAging),
  agingInvoices: queryOf(agingInvoices),
  exportAgingInvoices: queryOf(exportAgingInvoices),
  revenueByProduct: queryOf(revenueByProduct),
  exportRevenueByProduct: queryOf(exportRevenueByProduct),
  revenueByGateway: queryOf(revenueByGateway),
  exportRevenueByGateway: queryOf(exportRevenueByGateway),
  cancellationReasons: queryOf(cancellationReasons),
  exportCancellationReasons: queryOf(exportCancellationReasons),
  deferredRevenue: queryOf(deferredRevenue),
  exportDeferredRevenue: queryOf(exportDeferredRevenue),
  forecast: queryOf(forecast),
  exportForecast: queryOf(exportForecast),
  taxSummary: queryOf(taxSummary),
  exportTaxSummary: queryOf(exportTaxSummary),
  trialBalance: queryOf(trialBalance),
  exportTrialBalance: queryOf(exportTrialBalance),
  journal: queryOf(journal),
  exportJournal: queryOf(exportJournal),
  ledgerHealth: queryOf(ledgerHealth),
  timeMachine: queryOf(timeMachine),
});
