import type { UsageTerms } from '@panel1/shared-types';
import { execute, runAsSystem } from '#lib/command/execute.ts';
import { followUsage } from '#modules/billing/index.ts';
import { subscriptionsConsumer } from '#modules/subscriptions/index.ts';
import { anActivePlan } from '#modules/subscriptions/testing.ts';
import type { TestWorld } from '../../../test/world.ts';
import { recordEvents } from './commands/record-events.ts';
import { saveTerms } from './commands/save-terms.ts';
import { usageJobs } from './jobs.ts';
import { usageConsumer } from './subscribers.ts';

type MetricTerms = UsageTerms['metrics'][number];

/** Gigabytes that add up: 10 of a period are included, each further one costs 0.50 EUR. */
export const TRAFFIC: MetricTerms = {
  key: 'traffic',
  texts: { en: { name: 'Traffic', unit: 'GB' }, fa: { name: 'ترافیک', unit: 'گیگابایت' } },
  aggregation: 'sum',
  property: null,
  recurring: false,
  rounding: null,
  prices: {
    EUR: {
      model: 'graduated',
      tiers: [
        { upTo: '10', unitPriceMinor: '0' },
        { upTo: null, unitPriceMinor: '50' },
      ],
    },
  },
};

/** Terms of traffic alone, billed two days after the period, unless said otherwise. */
export const usageTermsOf = (of: Partial<UsageTerms> = {}): UsageTerms => ({
  metrics: [TRAFFIC],
  minimum: {},
  graceDays: 2,
  acceptDays: 90,
  atCap: 'alert',
  ...of,
});

/** Says what is measured of a product from a day on. */
export async function measure(
  world: TestWorld,
  of: { productId: string; terms?: Partial<UsageTerms>; validFrom?: string },
): Promise<void> {
  const { productId, terms, validFrom } = of;
  const input = { productId, terms: usageTermsOf(terms), ...(validFrom === undefined ? {} : { validFrom }) };
  await execute(world.owner, saveTerms, input);
  await world.drain([usageConsumer]);
}

/** A running monthly subscription of 30.00 EUR that is followed from today on; answers its id. */
export async function aMeasuredPlan(world: TestWorld, of: { clientId: string; productId: string }): Promise<string> {
  const subscriptionId = await anActivePlan(world, of);
  // What usage does when a subscription becomes active; the helper above delivers that to subscriptions alone.
  const by = { tenantId: world.tenantId, name: 'test', requestId: 'test' };
  await runAsSystem(world.kernel, by, (ctx) => followUsage(ctx, { subscriptionIds: [subscriptionId] }));
  return subscriptionId;
}

/** An event as it is sent: `at` a local day and time such as `2026-06-05T12:00`. */
export interface Sent {
  id: string;
  at: string;
  value?: string | undefined;
  metric?: string | undefined;
  operation?: 'add' | 'remove' | undefined;
}

export const localInstant = (at: string): string =>
  Temporal.PlainDateTime.from(at).toZonedDateTime('Europe/Berlin').toInstant().toString();

/** Sends events of a subscription; answers what became of each. */
export function send(world: TestWorld, subscriptionId: string, events: readonly Sent[]) {
  return execute(world.owner, recordEvents, {
    events: events.map(({ id, at, value, metric = 'traffic', operation }) => ({
      ...{ id, subscriptionId, metric, at: localInstant(at) },
      ...(value === undefined ? {} : { value }),
      ...(operation === undefined ? {} : { operation }),
    })),
  });
}

/** Runs the jobs of usage once, and what follows from them. */
export async function runUsage(world: TestWorld): Promise<void> {
  for (const job of usageJobs) await job.run(world.kernel, world.tenantId);
  await world.drain([subscriptionsConsumer, usageConsumer]);
}
