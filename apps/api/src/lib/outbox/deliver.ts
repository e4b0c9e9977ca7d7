import { and, eq, sql } from 'drizzle-orm';
import { eventDeliveries, outboxEvents } from '#db/schema/outbox.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Kernel } from '#lib/services.ts';
import type { DomainEvent } from './event-map.ts';
import { failureReason } from './failure-reason.ts';
import { oneDelivery } from './inspect.ts';
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
  const mine = oneDelivery(ref.tenantId, { eventId: ref.eventId, consumer: consumer.name });
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
    kernel.log.error({ consumer: consumer.name, eventId: ref.eventId, err: error }, 'event delivery failed');
    await runAsSystem(kernel, { tenantId: ref.tenantId, name: 'outbox', requestId: ref.eventId }, (ctx) =>
      countFailure(ctx, { consumer: consumer.name, eventId: ref.eventId, reason: failureReason(error) }),
    );
    return 'failed';
  }
}

async function countFailure(
  ctx: CommandContext,
  of: { consumer: string; eventId: string; reason: string },
): Promise<void> {
  const { consumer, eventId } = of;
  const [row] = await ctx.tx
    .update(eventDeliveries)
    .set({
      attempts: sql`${eventDeliveries.attempts} + 1`,
      state: sql`case when ${eventDeliveries.attempts} + 1 >= ${MAX_ATTEMPTS} then 'dead' else 'waiting' end`,
      nextAt: sql`clock_timestamp() + least(interval '1 second' * power(2, ${eventDeliveries.attempts}), interval '10 minutes')`,
      lastError: of.reason,
    })
    .where(and(oneDelivery(ctx.tenant.id, { consumer, eventId }), eq(eventDeliveries.state, 'waiting')))
    .returning({ state: eventDeliveries.state });
  if (row?.state !== 'dead') return;
  const [event] = await ctx.tx
    .select({ name: outboxEvents.name })
    .from(outboxEvents)
    .where(and(eq(outboxEvents.tenantId, ctx.tenant.id), eq(outboxEvents.id, eventId)));
  // News of dead news that nobody could handle would go round for ever.
  if (event?.name !== 'delivery.dead') ctx.emit('delivery.dead', { eventId, consumer }, { clientId: null });
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
