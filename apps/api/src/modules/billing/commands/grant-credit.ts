import { currency, id, LINE_KINDS, localDate, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { clientParty } from '#modules/clients/index.ts';
import { post } from '../store/ledger.ts';

const MAX_PRIORITY = 100;

/**
 * Gives a client credit that nobody paid for, for an outage or a campaign: it cannot be paid out, it may expire, and it may
 * be for some kinds of line only.
 */
export const grantCredit = defineCommand({
  name: 'billing.grant_credit',
  permission: 'payment:record',
  input: z.strictObject({
    clientId: id(),
    amountMinor: z.string().check(z.regex(/^[1-9]\d{0,11}$/)),
    currency: currency(),
    /** The client reads it. */
    reason: text(500),
    /** The first day on which it is gone; absent: it stays. */
    expiresOn: z.optional(localDate()),
    /** What it may pay; absent: everything. */
    lineKinds: z.optional(z.array(z.enum(LINE_KINDS)).check(z.minLength(1), z.maxLength(LINE_KINDS.length))),
    /** Of several granted credits the smaller is spent first. */
    priority: z._default(z.int().check(z.gte(0), z.lte(MAX_PRIORITY)), 0),
  }),
  example: (of) => ({ clientId: of('client'), amountMinor: '500', currency: 'EUR', reason: 'For the outage of May 3' }),
  async run(ctx, input) {
    const { clientId, currency: code, reason, priority } = input;
    const client = await clientParty(ctx, clientId);
    if (client.status === 'closed') throw new AppError('clients.closed');
    const expiresOn = input.expiresOn === undefined ? null : Temporal.PlainDate.from(input.expiresOn);
    if (expiresOn !== null && Temporal.PlainDate.compare(expiresOn, ctx.today) <= 0)
      throw new AppError('request.invalid', { fields: { expiresOn: 'not_in_future' } });
    const amountMinor = BigInt(input.amountMinor);
    const lineKinds = input.lineKinds === undefined ? null : [...new Set(input.lineKinds)];
    await post(ctx, {
      kind: 'credit_granted',
      businessKey: `credit_granted:${ctx.newId()}`,
      clientId,
      description: reason,
      entries: [
        { account: 'promotion', amountMinor, currency: code },
        {
          ...{ account: 'wallet_granted', amountMinor: -amountMinor, currency: code },
          terms: { priority, expiresOn, lineKinds, reason },
        },
      ],
    });
    ctx.emit('credit.changed', { clientId }, { clientId });
    return { clientId };
  },
  audit: ({ input: { clientId, ...detail } }) => ({ resource: { kind: 'client', id: clientId }, clientId, detail }),
});
