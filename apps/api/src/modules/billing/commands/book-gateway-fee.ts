import { currency, id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { post } from '../store/ledger.ts';

/**
 * Books what a gateway keeps of our money there; negative when it gives a fee back. `fact` says when two bookings are the
 * same: the second is refused by the ledger.
 */
export const bookGatewayFee = defineCommand({
  name: 'billing.book_gateway_fee',
  permission: 'payment:record',
  input: z.strictObject({
    fact: text(120),
    account: z.enum(['gateway_fees', 'dispute_fees']),
    pluginId: text(80),
    amountMinor: z.string().check(z.regex(/^-?[1-9]\d{0,11}$/)),
    currency: currency(),
    paymentId: z.optional(id()),
  }),
  example: () => ({
    ...{ fact: 'entry:1', account: 'gateway_fees' as const, pluginId: 'stripe' },
    ...{ amountMinor: '40', currency: 'EUR' },
  }),
  async run(ctx, { fact, account, pluginId, currency: code, paymentId, ...input }) {
    const amountMinor = BigInt(input.amountMinor);
    const of = { currency: code, subject: pluginId, ...(paymentId === undefined ? {} : { paymentId }) };
    await post(ctx, {
      kind: account === 'gateway_fees' ? 'gateway_fee' : 'dispute_fee',
      businessKey: `${account}:${fact}`,
      clientId: null,
      description: account === 'gateway_fees' ? 'Gateway fee' : 'Dispute fee',
      entries: [
        { account, amountMinor, ...of },
        { account: 'gateway_clearing', amountMinor: -amountMinor, ...of },
      ],
    });
    return {};
  },
  audit: ({ input }) => ({ resource: null, detail: { ...input } }),
});
