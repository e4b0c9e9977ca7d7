import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { orders } from '#db/schema/ordering.ts';
import { defineCommand } from '#lib/command/define.ts';
import { transition } from '../core/order-state.ts';
import { moveOrder } from '../store/move.ts';
import { invoiceOf, lockOrder, oneOrder } from '../store/orders.ts';

/** Lets a held order go on: it is accepted when it is paid already, and waits for payment otherwise. */
export const releaseOrder = defineCommand({
  name: 'ordering.release_order',
  permission: 'order:accept',
  input: z.strictObject({ orderId: id() }),
  example: (known) => ({ orderId: known('order') }),
  run: async (ctx, { orderId }) => {
    const order = await lockOrder(ctx, orderId);
    const pending = transition(order.status, 'pending');
    await ctx.tx.update(orders).set({ status: pending, reviewReason: null }).where(oneOrder(ctx, orderId));
    const invoice = await invoiceOf(ctx, order);
    const isAccepted = invoice?.status === 'paid';
    if (isAccepted) await moveOrder(ctx, { ...order, status: pending }, 'accepted');
    return { orderId, clientId: order.clientId, isAccepted };
  },
  audit: ({ result }) => ({
    resource: { kind: 'order', id: result.orderId },
    clientId: result.clientId,
    detail: { isAccepted: result.isAccepted },
  }),
});
