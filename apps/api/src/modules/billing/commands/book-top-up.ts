import { currency, id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { post } from '../store/ledger.ts';

/**
 * Books credit that a client bought, once the money has arrived: owed to the client until it is spent. Called by payments;
 * a second call for the same payment is refused by the ledger's business key. Money is never refused: neither limits nor
 * a wallet that was switched off meanwhile count any more.
 */
export const bookTopUp = defineCommand({
  name: 'billing.book_top_up',
  permission: 'payment:record',
  input: z.strictObject({
    paymentId: id(),
    clientId: id(),
    amountMinor: z.string().check(z.regex(/^[1-9]\d{0,11}$/)),
    currency: currency(),
  }),
  example: (of) => ({ paymentId: of('payment'), clientId: of('client'), amountMinor: '1000', currency: 'EUR' }),
  async run(ctx, { paymentId, clientId, currency: code, ...input }) {
    const { expiresAfterMonths } = await readSettings(ctx, 'wallet');
    const expiresOn = expiresAfterMonths === null ? null : ctx.today.add({ months: expiresAfterMonths });
    const amountMinor = BigInt(input.amountMinor);
    const of = { currency: code, paymentId };
    await post(ctx, {
      kind: 'wallet_topped_up',
      businessKey: `payment_received:${paymentId}`,
      clientId,
      description: 'Credit bought',
      entries: [
        { account: 'gateway_clearing', amountMinor, ...of },
        { account: 'wallet_purchased', amountMinor: -amountMinor, ...of, terms: { expiresOn } },
      ],
    });
    ctx.emit('credit.changed', { clientId }, { clientId });
    return { clientId };
  },
  audit: ({ input: { paymentId, clientId, ...detail } }) => ({
    resource: { kind: 'payment', id: paymentId },
    clientId,
    detail,
  }),
});
