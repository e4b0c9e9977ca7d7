import type { OrderStatus } from '@panel1/shared-types';
import { orders } from '#db/schema/ordering.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { transition } from '../core/order-state.ts';
import { type OrderRow, oneOrder } from './orders.ts';

const EVENTS = {
  accepted: 'order.accepted',
  cancelled: 'order.cancelled',
  fraud: 'order.cancelled',
  expired: 'order.expired',
} as const satisfies Partial<Record<OrderStatus, string>>;

/** Moves a locked order to another status and tells of it. */
export async function moveOrder(ctx: CommandContext, order: OrderRow, to: keyof typeof EVENTS): Promise<void> {
  const status = transition(order.status, to);
  const change = status === 'accepted' ? { acceptedAt: ctx.now } : { closedAt: ctx.now };
  await ctx.tx
    .update(orders)
    .set({ status, ...change })
    .where(oneOrder(ctx, order.id));
  ctx.emit(EVENTS[to], { orderId: order.id }, { clientId: order.clientId });
}
