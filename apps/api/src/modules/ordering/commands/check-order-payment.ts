import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { checkPayment, paymentOfInvoice } from '#modules/payments/index.ts';
import { orderTokenInput } from '../input.ts';
import { getOrderRow } from '../store/orders.ts';
import { openToken } from '../store/sealed-token.ts';

/** Asks the gateway about an order's payment, for a payer who came back before the gateway's notice did. */
export const checkOrderPayment = defineCommand({
  name: 'ordering.check_order_payment',
  permission: 'public',
  limits: [{ by: 'ip', points: 20, seconds: 600 }],
  input: z.strictObject({ orderToken: orderTokenInput() }),
  example: () => ({ orderToken: 'unknown' }),
  run: async (ctx, { orderToken }) => {
    const { invoiceId } = await getOrderRow(ctx, await openToken(ctx, 'order', orderToken));
    const payment = invoiceId === null ? null : await paymentOfInvoice(ctx, invoiceId);
    return payment === null ? { isAsked: false } : ctx.call(checkPayment, { paymentId: payment.id });
  },
  audit: () => null,
});
