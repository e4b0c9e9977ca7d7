import { currency } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { linkedInvoices, openLink, paymentLinkToken } from '#modules/billing/index.ts';
import { startPayment } from './start-payment.ts';

/** Starts a payment of what a link shows in a currency, for whoever holds the link. Credit and saved methods are not theirs. */
export const payByLink = defineCommand({
  name: 'payments.pay_by_link',
  permission: 'public',
  limits: [{ by: 'ip', points: 20, seconds: 600 }],
  input: z.strictObject({
    token: paymentLinkToken(),
    currency: currency(),
    pluginId: z.string().check(z.regex(/^[a-z][a-z0-9.-]{0,63}$/)),
  }),
  example: () => ({ token: 'A'.repeat(43), currency: 'EUR', pluginId: 'bank-transfer' }),
  async run(ctx, { token, currency: wanted, pluginId }) {
    const link = await openLink(ctx, token);
    const due = (await linkedInvoices(ctx, link)).filter((invoice) => invoice.currency === wanted);
    if (due.length === 0) throw new AppError('payments.nothing_due');
    const { paymentId } = await ctx.call(startPayment, {
      invoiceIds: due.map((invoice) => invoice.id),
      pluginId,
      returnPath: `/pay?link=${link.id}`,
    });
    return { paymentId, clientId: link.clientId, linkId: link.id };
  },
  audit: ({ input, result }) => ({
    resource: result.paymentId === null ? null : { kind: 'payment', id: result.paymentId },
    clientId: result.clientId,
    detail: { linkId: result.linkId, pluginId: input.pluginId },
  }),
});
