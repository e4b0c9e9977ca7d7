import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { moveOrder } from '../store/move.ts';
import { lockOrder } from '../store/orders.ts';

/** Lets an order be set up: by staff, paid or not, or by the subscriber when its invoice was paid. */
export const acceptOrder = defineCommand({
  name: 'ordering.accept_order',
  permission: 'order:accept',
  input: z.strictObject({ orderId: id() }),
  example: (known) => ({ orderId: known('order') }),
  run: async (ctx, { orderId }) => {
    const order = await lockOrder(ctx, orderId);
    await moveOrder(ctx, order, 'accepted');
    return { orderId, clientId: order.clientId };
  },
  audit: ({ result }) => ({ resource: { kind: 'order', id: result.orderId }, clientId: result.clientId }),
});
