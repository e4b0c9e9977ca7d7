import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { endOrder } from '../store/end-order.ts';
import { lockOrder } from '../store/orders.ts';

/** Takes back an order that was not accepted yet: voids its unpaid invoice and gives its stock back. */
export const cancelOrder = defineCommand({
  name: 'ordering.cancel_order',
  permission: 'order:cancel',
  input: z.strictObject({ orderId: id(), reason: text(500) }),
  example: (known) => ({ orderId: known('order'), reason: 'ordered twice' }),
  run: async (ctx, { orderId, reason }) => {
    const order = await lockOrder(ctx, orderId);
    await endOrder(ctx, order, { to: 'cancelled', reason });
    return { orderId, clientId: order.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'order', id: input.orderId },
    clientId: result.clientId,
    detail: { reason: input.reason },
  }),
});
