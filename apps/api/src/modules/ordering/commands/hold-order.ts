import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { orders } from '#db/schema/ordering.ts';
import { defineCommand } from '#lib/command/define.ts';
import { transition } from '../core/order-state.ts';
import { lockOrder, oneOrder } from '../store/orders.ts';

/** Keeps an order for a person to look at: a payment does not accept it any more. */
export const holdOrder = defineCommand({
  name: 'ordering.hold_order',
  permission: 'order:accept',
  input: z.strictObject({ orderId: id(), reason: text(500) }),
  example: (known) => ({ orderId: known('order'), reason: 'address and card do not match' }),
  run: async (ctx, { orderId, reason }) => {
    const order = await lockOrder(ctx, orderId);
    await ctx.tx
      .update(orders)
      .set({ status: transition(order.status, 'in_review'), reviewReason: reason })
      .where(oneOrder(ctx, orderId));
    return { orderId, clientId: order.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'order', id: input.orderId },
    clientId: result.clientId,
    detail: { reason: input.reason },
  }),
});
