import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { endOrder, isUntouched } from '../store/end-order.ts';
import { lockOrder } from '../store/orders.ts';

/** Ends an order that nobody paid in time; one that was paid, even in part, or has time left stays as it is. */
export const expireOrder = defineCommand({
  name: 'ordering.expire_order',
  permission: 'order:cancel',
  input: z.strictObject({ orderId: id() }),
  example: (known) => ({ orderId: known('order') }),
  run: async (ctx, { orderId }) => {
    const order = await lockOrder(ctx, orderId);
    const isDue = order.status === 'pending' && Temporal.Instant.compare(order.expiresAt, ctx.now) <= 0;
    const isExpired = isDue && (await isUntouched(ctx, order));
    if (isExpired) await endOrder(ctx, order, { to: 'expired', reason: 'not paid in time' });
    return { orderId, clientId: order.clientId, isExpired };
  },
  audit: ({ result }) =>
    result.isExpired ? { resource: { kind: 'order', id: result.orderId }, clientId: result.clientId } : null,
});
