import { currency, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { post } from '../store/ledger.ts';

/**
 * Books that a gateway sent money of ours to the bank; negative when it came back. `fact` says when two bookings are the
 * same: the second is refused by the ledger.
 */
export const bookPayout = defineCommand({
  name: 'billing.book_payout',
  permission: 'payment:record',
  input: z.strictObject({
    fact: text(120),
    pluginId: text(80),
    amountMinor: z.string().check(z.regex(/^-?[1-9]\d{0,11}$/)),
    currency: currency(),
  }),
  example: () => ({ fact: 'entry:1', pluginId: 'stripe', amountMinor: '4000', currency: 'EUR' }),
  async run(ctx, { fact, pluginId, currency: code, ...input }) {
    const amountMinor = BigInt(input.amountMinor);
    await post(ctx, {
      kind: 'payout_received',
      businessKey: `payout_received:${fact}`,
      clientId: null,
      description: 'Payout of a gateway',
      entries: [
        { account: 'bank', amountMinor, currency: code },
        { account: 'gateway_clearing', amountMinor: -amountMinor, currency: code, subject: pluginId },
      ],
    });
    return {};
  },
  audit: ({ input }) => ({ resource: null, detail: { ...input } }),
});
