import { dueEffects } from '#lib/effects/due.ts';
import type { EffectHandler } from '#lib/effects/handler.ts';
import { runEffect } from '#lib/effects/run.ts';
import { deliver } from '#lib/outbox/deliver.ts';
import { publishEvents, waitingDeliveries } from '#lib/outbox/relay.ts';
import type { Consumer } from '#lib/outbox/subscriber.ts';
import type { Kernel } from '#lib/services.ts';

const MAX_ROUNDS = 50;
const EFFECTS_A_ROUND = 100;

/**
 * Delivers events and performs effects in this process until nothing is due: what relay and workers do in a running
 * instance, for the demo's month and for tests. Throws when the instance does not come to rest.
 */
export async function settle(
  kernel: Kernel,
  of: { consumers: readonly Consumer[]; effects: ReadonlyMap<string, EffectHandler> },
): Promise<void> {
  const consumers = new Map(of.consumers.map((consumer) => [consumer.name, consumer]));
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { events } = await publishEvents(kernel.db, of.consumers);
    const deliveries = await waitingDeliveries(kernel.db, 0);
    for (const delivery of deliveries) {
      const consumer = consumers.get(delivery.consumer);
      if (consumer) await deliver(kernel, consumer, delivery);
    }
    const due = (await dueEffects(kernel.db, [...of.effects.keys()])).slice(0, EFFECTS_A_ROUND);
    for (const ref of due) await runEffect(kernel, of.effects, ref);
    if (events.length === 0 && deliveries.length === 0 && due.length === 0) return;
  }
  throw new Error('the instance does not come to rest');
}
