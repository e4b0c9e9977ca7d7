import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { startPayment } from '#modules/payments/index.ts';
import { gatewayId, orderTokenInput } from '../input.ts';
import { getOrderRow } from '../store/orders.ts';
import { openToken } from '../store/sealed-token.ts';
import { donePath } from './place-order.ts';

/** Starts another payment for an order whose first one came to nothing, for whoever holds the order's token. */
export const payOrder = defineCommand({
  name: 'ordering.pay_order',
  permission: 'public',
  limits: [{ by: 'ip', points: 20, seconds: 600 }],
  input: z.strictObject({ orderToken: orderTokenInput(), pluginId: gatewayId() }),
  example: () => ({ orderToken: 'unknown', pluginId: 'bank-transfer' }),
  run: async (ctx, { orderToken, pluginId }) => {
    const order = await getOrderRow(ctx, await openToken(ctx, 'order', orderToken));
    if (order.invoiceId === null || (order.status !== 'pending' && order.status !== 'in_review'))
      throw new AppError('ordering.wrong_state', { values: { from: order.status, to: 'accepted' } });
    const invoiceIds = [order.invoiceId];
    const { paymentId } = await ctx.call(startPayment, { invoiceIds, pluginId, returnPath: donePath(order.id) });
    return { orderId: order.id, clientId: order.clientId, paymentId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'order', id: result.orderId },
    clientId: result.clientId,
    detail: { pluginId: input.pluginId, paymentId: result.paymentId },
  }),
});
