import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { demandGateway } from '../store/gateways.ts';
import { getMethodRow } from '../store/methods.ts';
import { insertPayment } from '../store/payments.ts';
import { lockDue, replaceEarlier, spendCredit } from '../store/start.ts';

/** Pays invoices with a saved method, without a page. With `useCredit` credit goes first; `paymentId` is null when it was enough. */
export const chargeMethod = defineCommand({
  name: 'payments.charge_method',
  permission: 'invoice:pay',
  input: z.strictObject({
    invoiceIds: z.array(id()).check(z.minLength(1), z.maxLength(200)),
    paymentMethodId: id(),
    useCredit: z._default(z.boolean(), false),
  }),
  example: (of) => ({ invoiceIds: [of('invoice')], paymentMethodId: of('payment_method') }),
  async run(ctx, input) {
    const asked = await lockDue(ctx, input.invoiceIds);
    const method = await getMethodRow(ctx, input.paymentMethodId);
    if (method.clientId !== asked.clientId) throw notFound();
    if (asked.amountMinor === 0n) throw new AppError('payments.nothing_due');
    await replaceEarlier(ctx, asked);
    const due = input.useCredit ? await spendCredit(ctx, asked) : asked;
    const { clientId, currency, amountMinor, invoices } = due;
    if (amountMinor === 0n) return { clientId, paymentId: null };
    const { pluginId } = method;
    await demandGateway(ctx, { pluginId, currency, feature: 'chargeSaved' });
    const paymentId = ctx.newId();
    const row = { id: paymentId, clientId, currency, amountMinor, pluginId, paymentMethodId: method.id };
    await insertPayment(ctx, { ...row, kind: 'off_session', status: 'planned' }, invoices);
    await ctx.planEffect({
      kind: 'payments.charge',
      businessKey: `payment:${paymentId}`,
      resource: { kind: 'payment', id: paymentId },
      clientId,
      payload: {},
    });
    ctx.emit('payment.started', { paymentId }, { clientId });
    return { clientId, paymentId };
  },
  audit: ({ input, result }) => ({
    resource: result.paymentId === null ? null : { kind: 'payment', id: result.paymentId },
    clientId: result.clientId,
    detail: {
      invoiceIds: input.invoiceIds,
      paymentMethodId: input.paymentMethodId,
      useCredit: input.useCredit,
    },
  }),
});
