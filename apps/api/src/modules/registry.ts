import { keyJobs } from '#lib/crypto/key-jobs.ts';
import type { EffectHandler } from '#lib/effects/handler.ts';
import { effectJobs } from '#lib/effects/orphans.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import type { Consumer } from '#lib/outbox/subscriber.ts';
import { retentionJobs } from '#lib/retention/retention.ts';
import type { Services } from '#lib/services.ts';
import { auditJobs } from '#modules/audit/index.ts';
import { billingConsumer, billingJobs } from '#modules/billing/index.ts';
import { clientEffects, clientJobs } from '#modules/clients/index.ts';
import { dunningConsumer, dunningJobs } from '#modules/dunning/index.ts';
import { identityJobs } from '#modules/identity/index.ts';
import { notificationEffects, notificationsConsumer } from '#modules/notifications/index.ts';
import { orderingConsumer, orderingJobs } from '#modules/ordering/index.ts';
import { paymentEffects, paymentJobs, paymentsConsumer } from '#modules/payments/index.ts';
import { provisioningConsumer, provisioningEffects, provisioningJobs } from '#modules/provisioning/index.ts';
import { subscriptionJobs, subscriptionsConsumer } from '#modules/subscriptions/index.ts';
import { taxationEffects, taxationJobs } from '#modules/taxation/index.ts';
import { tenantEffects, tenantJobs } from '#modules/tenants/index.ts';
import { usageConsumer, usageJobs } from '#modules/usage/index.ts';
import { withdrawalsConsumer } from '#modules/withdrawals/index.ts';

/** What the modules bring to a worker: reactions to events, performers of effects, work that comes back. */
export interface Registry {
  consumers: readonly Consumer[];
  effects: ReadonlyMap<string, EffectHandler>;
  schedules: readonly Schedule[];
}

/** Everything all modules registered; add a module's lines here. */
export function createRegistry(services: Services): Registry {
  const consumers: Consumer[] = [
    billingConsumer,
    dunningConsumer,
    orderingConsumer,
    paymentsConsumer,
    provisioningConsumer,
    subscriptionsConsumer,
    withdrawalsConsumer,
    usageConsumer,
    notificationsConsumer(services),
  ];
  const handlers: EffectHandler[] = [
    ...clientEffects(services),
    ...paymentEffects(services),
    ...provisioningEffects(services),
    ...notificationEffects(services),
    ...taxationEffects(services),
    ...tenantEffects(services),
  ];
  const effects = new Map(handlers.map((handler) => [handler.kind, handler]));
  const schedules: Schedule[] = [
    ...effectJobs([...effects.keys()]),
    ...keyJobs,
    ...retentionJobs,
    ...auditJobs,
    ...identityJobs,
    ...billingJobs,
    ...clientJobs,
    ...dunningJobs,
    ...orderingJobs,
    ...paymentJobs,
    ...provisioningJobs(services),
    ...subscriptionJobs,
    ...taxationJobs,
    ...tenantJobs(services),
    ...usageJobs,
  ];
  return { consumers, effects, schedules };
}
