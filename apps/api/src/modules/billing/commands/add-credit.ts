import { currency, id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { clientParty } from '#modules/clients/index.ts';
import { post } from '../store/ledger.ts';

/** Gives a client credit as goodwill; no money came in, so that it is an expense of the provider. */
export const addCredit = defineCommand({
  name: 'billing.add_credit',
  permission: 'payment:record',
  input: z.strictObject({
    clientId: id(),
    amountMinor: z.string().check(z.regex(/^[1-9]\d{0,11}$/)),
    currency: currency(),
    reason: text(500),
  }),
  example: (of) => ({ clientId: of('client'), amountMinor: '500', currency: 'EUR', reason: 'For the outage of May 3' }),
  async run(ctx, input) {
    const { clientId, currency: code, reason } = input;
    const client = await clientParty(ctx, clientId);
    if (client.status === 'closed') throw new AppError('clients.closed');
    const amountMinor = BigInt(input.amountMinor);
    await post(ctx, {
      kind: 'credit_added',
      businessKey: `credit_added:${ctx.newId()}`,
      clientId,
      description: reason,
      entries: [
        { account: 'write_off', amountMinor, currency: code },
        { account: 'client_credit', amountMinor: -amountMinor, currency: code },
      ],
    });
    return { clientId };
  },
  audit: ({ input }) => ({
    resource: { kind: 'client', id: input.clientId },
    clientId: input.clientId,
    detail: { amountMinor: input.amountMinor, currency: input.currency, reason: input.reason },
  }),
});
