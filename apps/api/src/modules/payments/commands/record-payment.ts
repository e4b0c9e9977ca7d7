import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { BY_HAND, insertPayment, lockPayment } from '../store/payments.ts';
import { receiveMoney } from '../store/settle.ts';
import { lockDue } from '../store/start.ts';

/** Books money that staff saw arrive: to the invoices in the order given, what is left to the client's credit. */
export const recordPayment = defineCommand({
  name: 'payments.record_payment',
  permission: 'payment:record',
  input: z.strictObject({
    invoiceIds: z.array(id()).check(z.minLength(1), z.maxLength(200)),
    amountMinor: z.string().check(z.regex(/^[1-9]\d{0,11}$/)),
    /** How it came: the bank's reference, the number of a cheque. */
    reference: text(100),
  }),
  example: (of) => ({ invoiceIds: [of('invoice')], amountMinor: '1000', reference: 'Cash' }),
  async run(ctx, input) {
    const { clientId, currency, invoices } = await lockDue(ctx, input.invoiceIds);
    if (invoices.length === 0) throw new AppError('payments.nothing_due');
    const paymentId = ctx.newId();
    const amountMinor = BigInt(input.amountMinor);
    const row = { id: paymentId, clientId, currency, amountMinor, pluginId: BY_HAND, reference: input.reference };
    await insertPayment(ctx, { ...row, kind: 'manual', status: 'planned' }, invoices);
    await receiveMoney(ctx, await lockPayment(ctx, paymentId), { amountMinor, providerRef: null });
    return { clientId, paymentId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'payment', id: result.paymentId },
    clientId: result.clientId,
    detail: { amountMinor: input.amountMinor, reference: input.reference, invoiceIds: input.invoiceIds },
  }),
});
