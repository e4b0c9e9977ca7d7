import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { linkedInvoices, openLink, paymentLinkToken } from '#modules/billing/index.ts';
import { paymentAmong } from '../queries/payment-link.ts';
import { checkPayment } from './check-payment.ts';

/** Asks the gateway about the payment of a link, for a payer who came back before the gateway's notice did. */
export const checkLinkPayment = defineCommand({
  name: 'payments.check_link_payment',
  permission: 'public',
  limits: [{ by: 'ip', points: 20, seconds: 600 }],
  input: z.strictObject({ token: paymentLinkToken() }),
  example: () => ({ token: 'A'.repeat(43) }),
  async run(ctx, { token }) {
    const invoices = await linkedInvoices(ctx, await openLink(ctx, token));
    const payment = await paymentAmong(
      ctx,
      invoices.map(({ id }) => id),
    );
    return payment === null ? { isAsked: false } : ctx.call(checkPayment, { paymentId: payment.id });
  },
  audit: () => null,
});
