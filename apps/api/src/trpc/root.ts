import { auditRouter } from '#modules/audit/index.ts';
import { bankingRouter } from '#modules/banking/router.ts';
import { couponsRouter } from '#modules/billing/coupons.router.ts';
import { billingRouter } from '#modules/billing/router.ts';
import { countProductsOfPlugin } from '#modules/catalog/index.ts';
import { catalogRouter } from '#modules/catalog/router.ts';
import { clientsRouter } from '#modules/clients/router.ts';
import { identityRouter } from '#modules/identity/router.ts';
import { instanceRouter } from '#modules/instance/router.ts';
import { notificationsRouter } from '#modules/notifications/router.ts';
import { createOrderingRouter } from '#modules/ordering/router.ts';
import { openPaymentsThrough } from '#modules/payments/index.ts';
import { paymentsRouter } from '#modules/payments/router.ts';
import { createPluginsRouter } from '#modules/plugins/router.ts';
import { serviceFacts, servicesUsingPlugin } from '#modules/provisioning/index.ts';
import { provisioningRouter } from '#modules/provisioning/router.ts';
import { reportingRouter, reportsRouter } from '#modules/reporting/router.ts';
import { priceChangesRouter } from '#modules/subscriptions/price-changes.router.ts';
import { subscriptionsRouter } from '#modules/subscriptions/router.ts';
import { countriesOfCalculator } from '#modules/taxation/index.ts';
import { tenantsRouter } from '#modules/tenants/router.ts';
import { usageRouter } from '#modules/usage/router.ts';
import { withdrawalsRouter } from '#modules/withdrawals/router.ts';
import { t } from './init.ts';
import { liveRouter } from './live.router.ts';

/** Every procedure of the API, by module. */
export const appRouter = t.router({
  audit: auditRouter,
  banking: bankingRouter,
  billing: billingRouter,
  catalog: catalogRouter,
  clients: clientsRouter,
  coupons: couponsRouter,
  identity: identityRouter,
  instance: instanceRouter,
  live: liveRouter,
  notifications: notificationsRouter,
  ordering: createOrderingRouter(serviceFacts),
  payments: paymentsRouter,
  priceChanges: priceChangesRouter,
  plugins: createPluginsRouter([
    countProductsOfPlugin,
    countriesOfCalculator,
    openPaymentsThrough,
    servicesUsingPlugin,
  ]),
  provisioning: provisioningRouter,
  reporting: reportingRouter,
  reports: reportsRouter,
  subscriptions: subscriptionsRouter,
  tenants: tenantsRouter,
  withdrawals: withdrawalsRouter,
  usage: usageRouter,
});

export type AppRouter = typeof appRouter;
