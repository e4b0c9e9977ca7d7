import { and, eq, sql } from 'drizzle-orm';
import { eventDeliveries, outboxEvents } from '#db/schema/outbox.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Kernel } from '#lib/services.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import type { DomainEvent } from './event-map.ts';
import type { Consumer } from './subscriber.ts';

const MAX_ATTEMPTS = 10;

export interface DeliveryRef {
  tenantId: string;
  eventId: string;
}

/**
 * Hands an event to a consumer, once: the delivery row is locked and marked done in the transaction of the reaction.
 * A failure leaves it waiting with a growing delay; after ten it is dead and shown to staff.
 */
export async function deliver(
  kernel: Kernel,
  consumer: Consumer,
  ref: DeliveryRef,
): Promise<'done' | 'skipped' | 'failed'> {
  const mine = and(
    eq(eventDeliveries.tenantId, ref.tenantId),
    eq(eventDeliveries.eventId, ref.eventId),
    eq(eventDeliveries.consumer, consumer.name),
  );
  try {
    return await runAsSystem(
      kernel,
      { tenantId: ref.tenantId, name: consumer.name, requestId: ref.eventId },
      async (ctx) => {
        const [row] = await ctx.tx
          .select()
          .from(eventDeliveries)
          .where(and(mine, eq(eventDeliveries.state, 'waiting')))
          .for('update', { skipLocked: true });
        if (!row) return 'skipped';
        const [event] = await ctx.tx
          .select()
          .from(outboxEvents)
          .where(and(eq(outboxEvents.tenantId, ref.tenantId), eq(outboxEvents.id, ref.eventId)));
        if (!event) return 'skipped';
        await consumer.handle(ctx, domainEvent(event));
        await ctx.tx.update(eventDeliveries).set({ state: 'done', processedAt: ctx.realNow }).where(mine);
        return 'done';
      },
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown error';
    kernel.log.error({ consumer: consumer.name, eventId: ref.eventId, err: error }, 'event delivery failed');
    await withTenant(kernel.db, { tenantId: ref.tenantId, clientId: null }, (tx) =>
      tx
        .update(eventDeliveries)
        .set({
          attempts: sql`${eventDeliveries.attempts} + 1`,
          state: sql`case when ${eventDeliveries.attempts} + 1 >= ${MAX_ATTEMPTS} then 'dead' else 'waiting' end`,
          nextAt: sql`clock_timestamp() + least(interval '1 second' * power(2, ${eventDeliveries.attempts}), interval '10 minutes')`,
          lastError: message.slice(0, 500),
        })
        .where(and(mine, eq(eventDeliveries.state, 'waiting'))),
    );
    return 'failed';
  }
}

// The event's name and payload were written by emit(), which typed them by the event map.
function domainEvent(row: typeof outboxEvents.$inferSelect): DomainEvent {
  return {
    id: row.id,
    name: row.name,
    payload: row.payload,
    clientId: row.clientId,
    occurredAt: row.occurredAt,
  } as DomainEvent;
}
