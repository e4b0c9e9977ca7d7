import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { refunds } from '#db/schema/payments.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { takeBackPayment } from '#modules/billing/index.ts';
import { demandGateway, enabledGateways } from '../store/gateways.ts';
import { lockPayment, type PaymentRow } from '../store/payments.ts';
import { completeRefund, getRefundRow, reserveRefund } from '../store/refunds.ts';

/**
 * Gives money of a payment back. Reserved and booked at once, so that neither a second refund nor the client's credit can
 * spend it meanwhile; taken back when the gateway refuses. What came by hand or by transfer goes back by hand: staff have
 * paid it out already.
 */
export const refundPayment = defineCommand({
  name: 'payments.refund_payment',
  permission: 'payment:refund',
  input: z.strictObject({
    paymentId: id(),
    amountMinor: z.string().check(z.regex(/^[1-9]\d{0,11}$/)),
    reason: text(500),
  }),
  example: (of) => ({ paymentId: of('payment'), amountMinor: '100', reason: 'Cancelled within the trial' }),
  async run(ctx, input) {
    const payment = await lockPayment(ctx, input.paymentId);
    if (payment.status !== 'succeeded') throw new AppError('payments.wrong_state');
    const isByGateway = await canRefund(ctx, payment);
    const amountMinor = BigInt(input.amountMinor);
    await reserveRefund(ctx, payment, amountMinor);
    const refundId = ctx.newId();
    const { id: paymentId, clientId, currency } = payment;
    await ctx.tx.insert(refunds).values({
      tenantId: ctx.tenant.id,
      id: refundId,
      paymentId,
      clientId,
      status: 'planned',
      amountMinor,
      currency,
      reason: input.reason,
      createdAt: ctx.now,
    });
    await ctx.call(takeBackPayment, { refundId, paymentId, clientId, amountMinor: input.amountMinor, currency });
    if (isByGateway) await planRefund(ctx, { refundId, clientId });
    else await completeRefund(ctx, await getRefundRow(ctx, refundId), null);
    return { clientId, refundId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'refund', id: result.refundId },
    clientId: result.clientId,
    detail: { paymentId: input.paymentId, amountMinor: input.amountMinor, reason: input.reason },
  }),
});

/** True when the gateway pays refunds out; one that could, but is switched off, is refused rather than booked by hand. */
async function canRefund(ctx: CommandContext, payment: PaymentRow): Promise<boolean> {
  if (payment.kind === 'manual' || payment.providerRef === null) return false;
  const gateway = (await enabledGateways(ctx)).find((one) => one.pluginId === payment.pluginId);
  if (gateway && !gateway.features.includes('refund')) return false;
  await demandGateway(ctx, { pluginId: payment.pluginId });
  return true;
}

async function planRefund(ctx: CommandContext, of: { refundId: string; clientId: string }): Promise<void> {
  await ctx.planEffect({
    kind: 'payments.refund',
    businessKey: `refund:${of.refundId}`,
    resource: { kind: 'refund', id: of.refundId },
    clientId: of.clientId,
    payload: {},
  });
}
