import { outboxEvents } from '#db/schema/outbox.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { insertRows } from '#lib/rows/write-rows.ts';

export interface PendingEvent {
  name: string;
  payload: Record<string, unknown>;
  clientId: string | null;
}

/** Version of all event payloads today; a payload that changes incompatibly gets a new one. */
const EVENT_VERSION = 1;

/** Writes events into the outbox, in the transaction of the change that they tell of. */
export async function writeEvents(ctx: CommandContext, events: readonly PendingEvent[]): Promise<void> {
  if (events.length === 0) return;
  await insertRows(
    ctx,
    outboxEvents,
    events.map((event) => ({
      tenantId: ctx.tenant.id,
      id: ctx.newId(),
      name: event.name,
      version: EVENT_VERSION,
      payload: event.payload,
      clientId: event.clientId,
      requestId: ctx.origin.requestId,
      occurredAt: ctx.now,
    })),
  );
}
