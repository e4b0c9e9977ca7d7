import { runEffect } from '#lib/effects/run.ts';
import type { JobData, Jobs } from '#lib/jobs/jobs.ts';
import { deliver } from '#lib/outbox/deliver.ts';
import type { Services } from '#lib/services.ts';
import { withLock } from '#lib/tenancy/with-lock.ts';
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
    // Two workers never do one tenant's schedule at the same time, however long it takes.
    const onLost = (error: Error) =>
      services.log.warn({ err: error, schedule: schedule.name, tenantId }, 'the lock of a running schedule was lost');
    const lock = { name: `${schedule.name}:${tenantId}`, onLost };
    await withLock(services.db, lock, () => schedule.run(services, tenantId));
  } catch (error) {
    services.log.error({ err: error, schedule: schedule.name, tenantId }, 'schedule failed');
  }
}

function text(data: JobData, key: string): string {
  const value = data[key];
  if (value === undefined) throw new Error(`a job without ${key}`);
  return value;
}
