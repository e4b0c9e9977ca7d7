import type { DeliveryState } from '@panel1/shared-types';
import { and, count, desc, eq, type SQL } from 'drizzle-orm';
import { eventDeliveries, outboxEvents } from '#db/schema/outbox.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';

/** Which delivery is meant: of that event, to that consumer. */
export interface DeliveryKey {
  eventId: string;
  consumer: string;
}

export function oneDelivery(tenantId: string, { eventId, consumer }: DeliveryKey): SQL | undefined {
  return and(
    eq(eventDeliveries.tenantId, tenantId),
    eq(eventDeliveries.eventId, eventId),
    eq(eventDeliveries.consumer, consumer),
  );
}

const MAX_COUNTED = 10_000;
const FIELDS = {
  eventId: eventDeliveries.eventId,
  consumer: eventDeliveries.consumer,
  state: eventDeliveries.state,
  attempts: eventDeliveries.attempts,
  /** A code, never the text of an error. */
  reason: eventDeliveries.lastError,
  event: outboxEvents.name,
  /** Ids of what the event is about. */
  payload: outboxEvents.payload,
  occurredAt: outboxEvents.occurredAt,
};

function deliveries(ctx: QueryContext) {
  const event = and(eq(outboxEvents.tenantId, eventDeliveries.tenantId), eq(outboxEvents.id, eventDeliveries.eventId));
  return ctx.tx.select(FIELDS).from(eventDeliveries).innerJoin(outboxEvents, event);
}

type Found = Awaited<ReturnType<typeof deliveries>>[number];

const shown = ({ payload, occurredAt, ...row }: Found) => ({
  ...row,
  ids: Object.fromEntries(
    Object.entries(payload).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  ),
  occurredAt: occurredAt.toString(),
});

/** Deliveries in that state, those of the latest events first. The total stops counting at ten thousand. */
export async function listDeliveries(ctx: QueryContext, of: { state: DeliveryState; limit: number; offset: number }) {
  const where = and(eq(eventDeliveries.tenantId, ctx.tenant.id), eq(eventDeliveries.state, of.state));
  const rows = await deliveries(ctx)
    .where(where)
    .orderBy(desc(outboxEvents.occurredAt), desc(eventDeliveries.eventId), eventDeliveries.consumer)
    .limit(of.limit)
    .offset(of.offset);
  const some = ctx.tx.select({ id: eventDeliveries.eventId }).from(eventDeliveries).where(where);
  const [counted] = await ctx.tx.select({ n: count() }).from(some.limit(MAX_COUNTED).as('some'));
  const total = counted?.n ?? 0;
  return { rows: rows.map(shown), total, isTotalCapped: total >= MAX_COUNTED };
}

/** One delivery. Throws `request.not_found`. */
export async function getDelivery(ctx: QueryContext, key: DeliveryKey) {
  const [row] = await deliveries(ctx).where(oneDelivery(ctx.tenant.id, key));
  if (!row) throw notFound();
  return shown(row);
}
