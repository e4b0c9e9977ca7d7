import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { getPaymentRow } from '../store/payments.ts';

const MINUTE_MS = 60_000;

/**
 * Asks the gateway how a payment stands, for a payer who came back before the gateway's notice did. At most once a minute
 * per payment.
 */
export const checkPayment = defineCommand({
  name: 'payments.check_payment',
  permission: 'invoice:pay',
  input: z.strictObject({ paymentId: id() }),
  example: (of) => ({ paymentId: of('payment') }),
  async run(ctx, { paymentId }) {
    const row = await getPaymentRow(ctx, paymentId);
    const isOpen = row.providerRef !== null && row.status !== 'succeeded';
    if (isOpen)
      await ctx.planEffect({
        kind: 'payments.sync',
        businessKey: `sync:${paymentId}:${Math.floor(ctx.realNow.epochMilliseconds / MINUTE_MS)}`,
        resource: { kind: 'payment', id: paymentId },
        clientId: row.clientId,
        payload: { paymentId },
      });
    return { isAsked: isOpen };
  },
  audit: () => null,
});
