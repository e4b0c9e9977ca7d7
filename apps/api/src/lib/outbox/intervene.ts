import { sql } from 'drizzle-orm';
import { eventDeliveries } from '#db/schema/outbox.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { type DeliveryKey, oneDelivery } from './inspect.ts';

declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    /** An event failed at a consumer as often as it may: a person decides. */
    'delivery.dead': { eventId: string; consumer: string };
    /** A person decided. */
    'delivery.changed': { eventId: string; consumer: string };
  }
}

/** Hands a dead event to its consumer anew, with a fresh count of tries. Throws `instance.delivery_wrong_state`. */
export async function reviveDelivery(ctx: CommandContext, key: DeliveryKey): Promise<void> {
  await lockDead(ctx, key);
  await ctx.tx
    .update(eventDeliveries)
    // The sweep takes what is overdue; what is due just now may be in a queue already.
    .set({ state: 'waiting', attempts: 0, nextAt: sql`clock_timestamp() - interval '1 minute'` })
    .where(oneDelivery(ctx.tenant.id, key));
  ctx.emit('delivery.changed', { ...key }, { clientId: null });
}

/** Gives a dead event up: its consumer never reacts to it. Throws `instance.delivery_wrong_state`. */
export async function dismissDelivery(ctx: CommandContext, key: DeliveryKey): Promise<void> {
  await lockDead(ctx, key);
  await ctx.tx
    .update(eventDeliveries)
    .set({ state: 'dismissed', processedAt: ctx.realNow })
    .where(oneDelivery(ctx.tenant.id, key));
  ctx.emit('delivery.changed', { ...key }, { clientId: null });
}

async function lockDead(ctx: CommandContext, key: DeliveryKey): Promise<void> {
  const [row] = await ctx.tx
    .select({ state: eventDeliveries.state })
    .from(eventDeliveries)
    .where(oneDelivery(ctx.tenant.id, key))
    .for('update');
  if (!row) throw notFound();
  if (row.state !== 'dead') throw new AppError('instance.delivery_wrong_state');
}
