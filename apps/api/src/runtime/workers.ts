import { sql } from 'drizzle-orm';
import { runEffect } from '#lib/effects/run.ts';
import type { JobData, Jobs } from '#lib/jobs/jobs.ts';
import { deliver } from '#lib/outbox/deliver.ts';
import type { Services } from '#lib/services.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import type { Registry } from '#modules/registry.ts';
import { EFFECTS_QUEUE, eventQueue, SCHEDULES_QUEUE } from './relay.ts';

const EFFECTS_AT_ONCE = 8;
const EVENTS_AT_ONCE = 4;
const SCHEDULES_AT_ONCE = 2;

/** Takes jobs: events for each consumer, effects, schedules. Closing the jobs ends it, after what runs has finished. */
export function startWorkers(services: Services, registry: Registry, jobs: Jobs): void {
  for (const consumer of registry.consumers) {
    jobs.work(eventQueue(consumer.name), EVENTS_AT_ONCE, async (data) => {
      await deliver(services, consumer, { tenantId: text(data, 'tenantId'), eventId: text(data, 'eventId') });
      services.wakeRelay();
    });
  }
  jobs.work(EFFECTS_QUEUE, EFFECTS_AT_ONCE, async (data) => {
    await runEffect(services, registry.effects, { tenantId: text(data, 'tenantId'), effectId: text(data, 'effectId') });
    services.wakeRelay();
  });
  jobs.work(SCHEDULES_QUEUE, SCHEDULES_AT_ONCE, (data) => runSchedule(services, registry, data));
}

async function runSchedule(services: Services, registry: Registry, data: JobData): Promise<void> {
  const tenantId = text(data, 'tenantId');
  const schedule = registry.schedules.find(({ name }) => name === data['schedule']);
  if (!schedule) return;
  try {
    // Held for the run: two workers never do one tenant's schedule at the same time.
    await withTenant(services.db, { tenantId, clientId: null }, async (tx) => {
      const { rows } = await tx.execute<{ taken: boolean }>(
        sql`select pg_try_advisory_xact_lock(hashtextextended(${`${schedule.name}:${tenantId}`}, 1)) as taken`,
      );
      if (rows[0]?.taken) await schedule.run(services, tenantId);
    });
  } catch (error) {
    services.log.error({ err: error, schedule: schedule.name, tenantId }, 'schedule failed');
  }
}

function text(data: JobData, key: string): string {
  const value = data[key];
  if (value === undefined) throw new Error(`a job without ${key}`);
  return value;
}
