import { randomUUID } from 'node:crypto';
import { runEffect } from '#lib/effects/run.ts';
import type { JobData, Jobs } from '#lib/jobs/jobs.ts';
import { deliver } from '#lib/outbox/deliver.ts';
import type { Services } from '#lib/services.ts';
import { withLock } from '#lib/tenancy/with-lock.ts';
import type { Registry } from '#modules/registry.ts';
import { isDateTrusted } from '#modules/subscriptions/index.ts';
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
  jobs.work(SCHEDULES_QUEUE, SCHEDULES_AT_ONCE, async (data) => {
    const from = await runSchedule(services, registry, data);
    // Behind those that wait: a tenant with much to do holds back no other.
    if (from !== null) await jobs.add([{ queue: SCHEDULES_QUEUE, id: randomUUID(), data: { ...data, from } }]);
  });
}

/** Runs a schedule of a tenant; answers from where it wants to go on in another turn. */
async function runSchedule(services: Services, registry: Registry, data: JobData): Promise<string | null> {
  const tenantId = text(data, 'tenantId');
  const schedule = registry.schedules.find(({ name }) => name === data['schedule']);
  if (!schedule) return null;
  let next: string | null = null;
  try {
    // Two workers never do one tenant's schedule at the same time, however long it takes.
    const onLost = (error: Error) =>
      services.log.warn({ err: error, schedule: schedule.name, tenantId }, 'the lock of a running schedule was lost');
    const lock = { name: `${schedule.name}:${tenantId}`, onLost };
    const goOn = (from: string) => {
      next = from;
    };
    await withLock(services.db, lock, async () => {
      if (schedule.followsDate && !(await isDateTrusted(services, tenantId))) return;
      await schedule.run(services, tenantId, { from: data['from'] ?? null, goOn });
    });
  } catch (error) {
    services.log.error({ err: error, schedule: schedule.name, tenantId }, 'schedule failed');
  }
  return next;
}

function text(data: JobData, key: string): string {
  const value = data[key];
  if (value === undefined) throw new Error(`a job without ${key}`);
  return value;
}
