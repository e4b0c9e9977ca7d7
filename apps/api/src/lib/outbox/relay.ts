import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { eventDeliveries, outboxEvents } from '#db/schema/outbox.ts';
import type { Database } from '#lib/tenancy/database.ts';
import { withPlatform } from '#lib/tenancy/with-tenant.ts';
import type { Consumer } from './subscriber.ts';

const BATCH = 200;

export interface Published {
  deliveries: { consumer: string; tenantId: string; eventId: string }[];
  events: { tenantId: string; id: string; name: string; clientId: string | null; payload: Record<string, unknown> }[];
}

/**
 * Takes unpublished events, writes a waiting delivery per interested consumer and marks them published, in one
 * transaction. The caller then puts the deliveries into queues; what it loses, `waitingDeliveries` finds again.
 */
export async function publishEvents(db: Database, consumers: readonly Consumer[]): Promise<Published> {
  return withPlatform(db, async (tx) => {
    const rows = await tx
      .select()
      .from(outboxEvents)
      .where(isNull(outboxEvents.publishedAt))
      .orderBy(asc(outboxEvents.recordedAt))
      .limit(BATCH)
      .for('update', { skipLocked: true });
    const deliveries = rows.flatMap((row) =>
      consumers
        .filter((consumer) => consumer.handles(row.name))
        .map((consumer) => ({ consumer: consumer.name, tenantId: row.tenantId, eventId: row.id })),
    );
    if (deliveries.length > 0)
      await tx
        .insert(eventDeliveries)
        .values(deliveries.map((delivery) => ({ ...delivery, state: 'waiting' as const })))
        .onConflictDoNothing();
    for (const row of rows) {
      await tx
        .update(outboxEvents)
        .set({ publishedAt: sql`clock_timestamp()` })
        .where(and(eq(outboxEvents.tenantId, row.tenantId), eq(outboxEvents.id, row.id)));
    }
    return {
      deliveries,
      events: rows.map(({ tenantId, id, name, clientId, payload }) => ({ tenantId, id, name, clientId, payload })),
    };
  });
}

/** Deliveries that should have happened by now: a queue was emptied, a worker died, or a retry is due. */
export async function waitingDeliveries(db: Database, olderThanSeconds: number): Promise<Published['deliveries']> {
  return withPlatform(db, (tx) =>
    tx
      .select({
        consumer: eventDeliveries.consumer,
        tenantId: eventDeliveries.tenantId,
        eventId: eventDeliveries.eventId,
      })
      .from(eventDeliveries)
      .where(
        and(
          eq(eventDeliveries.state, 'waiting'),
          sql`${eventDeliveries.nextAt} < clock_timestamp() - make_interval(secs => ${olderThanSeconds})`,
        ),
      )
      .limit(BATCH),
  );
}
