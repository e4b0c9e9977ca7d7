import { currency, id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { clientParty } from '#modules/clients/index.ts';
import { BY_HAND, insertPayment, lockPayment } from '../store/payments.ts';
import { receiveMoney } from '../store/settle.ts';

/** Books money of a client that staff saw arrive for no invoice: all of it becomes credit. */
export const recordCredit = defineCommand({
  name: 'payments.record_credit',
  permission: 'payment:record',
  input: z.strictObject({
    clientId: id(),
    amountMinor: z.string().check(z.regex(/^[1-9]\d{0,11}$/)),
    currency: currency(),
    reference: text(100),
  }),
  example: (of) => ({ clientId: of('client'), amountMinor: '1000', currency: 'EUR', reference: 'Transfer' }),
  async run(ctx, input) {
    const { clientId } = await clientParty(ctx, input.clientId);
    const paymentId = ctx.newId();
    const amountMinor = BigInt(input.amountMinor);
    const { currency, reference } = input;
    const row = { id: paymentId, clientId, currency, amountMinor, pluginId: BY_HAND, reference };
    await insertPayment(ctx, { ...row, kind: 'manual', status: 'planned' }, []);
    await receiveMoney(ctx, await lockPayment(ctx, paymentId), { amountMinor, providerRef: null });
    return { clientId, paymentId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'payment', id: result.paymentId },
    clientId: result.clientId,
    detail: { amountMinor: input.amountMinor, currency: input.currency, reference: input.reference },
  }),
});
