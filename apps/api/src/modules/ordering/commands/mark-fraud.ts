import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { endOrder } from '../store/end-order.ts';
import { lockOrder } from '../store/orders.ts';

/** Ends an order as fraud: as a cancellation, and told apart from one. */
export const markFraud = defineCommand({
  name: 'ordering.mark_fraud',
  permission: 'order:cancel',
  input: z.strictObject({ orderId: id(), reason: text(500) }),
  example: (known) => ({ orderId: known('order'), reason: 'stolen card' }),
  run: async (ctx, { orderId, reason }) => {
    const order = await lockOrder(ctx, orderId);
    await endOrder(ctx, order, { to: 'fraud', reason });
    return { orderId, clientId: order.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'order', id: input.orderId },
    clientId: result.clientId,
    detail: { reason: input.reason },
  }),
});
