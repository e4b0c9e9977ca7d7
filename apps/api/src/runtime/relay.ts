import { dueEffects } from '#lib/effects/due.ts';
import type { JobData, Jobs } from '#lib/jobs/jobs.ts';
import { publishEvents, waitingDeliveries } from '#lib/outbox/relay.ts';
import type { Services } from '#lib/services.ts';
import type { Registry } from '#modules/registry.ts';
import { dueSchedules, promptedSchedules, restartSchedules } from './schedules.ts';

const IDLE_MS = 1_000;
const SWEEP_SECONDS = 5;

export const EFFECTS_QUEUE = 'effects';
export const SCHEDULES_QUEUE = 'schedules';
export const eventQueue = (consumer: string) => `events-${consumer}`;

/**
 * Moves what is due from the tables into queues: events, effects, schedules. Any number of relays may run; what one
 * adds twice is one job, and what a queue loses is found again by the next round.
 */
export function startRelay(services: Services, registry: Registry, jobs: Jobs): { stop(): Promise<void> } {
  let isStopping = false;
  let ring: () => void = () => undefined;
  services.live.onWake(() => ring());
  // Another day for billing: what comes back with time has its turn now.
  services.live.onClock(() => {
    restartSchedules(services);
    ring();
  });

  async function loop(): Promise<void> {
    while (!isStopping) {
      const rung = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, IDLE_MS);
        ring = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      try {
        await round(services, registry, jobs);
      } catch (error) {
        services.log.error({ err: error }, 'relay round failed');
      }
      if (!isStopping) await rung;
    }
  }

  const running = loop();
  return {
    async stop() {
      isStopping = true;
      ring();
      await running;
    },
  };
}

async function round(services: Services, registry: Registry, jobs: Jobs): Promise<void> {
  for (;;) {
    const { deliveries, events } = await publishEvents(services.db, registry.consumers);
    await jobs.add(deliveries.map(deliveryJob));
    await jobs.add(promptedSchedules(registry.schedules, events).map(asScheduleJob));
    await services.live.publish(events.map(({ payload, ...event }) => ({ ...event, ids: textIds(payload) })));
    if (events.length === 0) break;
  }
  await jobs.add((await waitingDeliveries(services.db, SWEEP_SECONDS)).map(deliveryJob));
  const due = await dueEffects(services.db, [...registry.effects.keys()]);
  await jobs.add(
    due.map(({ tenantId, effectId, attempts }) => ({
      queue: EFFECTS_QUEUE,
      id: `${effectId}-${attempts}`,
      data: { tenantId, effectId },
    })),
  );
  await jobs.add((await dueSchedules(services, registry.schedules)).map(asScheduleJob));
}

const asScheduleJob = (job: { id: string; data: JobData }) => ({ ...job, queue: SCHEDULES_QUEUE });

function deliveryJob(delivery: { consumer: string; tenantId: string; eventId: string }) {
  const { consumer, tenantId, eventId } = delivery;
  return { queue: eventQueue(consumer), id: eventId, data: { tenantId, eventId } };
}

function textIds(payload: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(payload).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
