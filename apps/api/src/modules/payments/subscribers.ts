import type { CommandContext } from '#lib/command/command.ts';
import { getEffect } from '#lib/effects/inspect.ts';
import { defineConsumer } from '#lib/outbox/subscriber.ts';
import { applyCredit, invoiceFacts, usableCredit } from '#modules/billing/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { chargeMethod } from './commands/charge-method.ts';
import { chargeableMethod } from './doors.ts';
import { lockSetup, moveSetup } from './store/method-setups.ts';
import { closeNotice, lockNotice } from './store/notices.ts';
import { lockPayment, movePayment, paymentsFor } from './store/payments.ts';
import { completeRefund, failRefund, getRefundRow } from './store/refunds.ts';

const STARTED = ['planned', 'needs_action', 'pending', 'succeeded', 'unknown'] as const;

/** What payments do when something happens elsewhere. */
export const paymentsConsumer = defineConsumer('payments', {
  // Paid from credit and charged to the default method, unless its payment was started already (at the checkout).
  'invoice.issued': async (ctx, { payload: { invoiceId } }) => {
    const started = await paymentsFor(ctx, { invoiceIds: [invoiceId], statuses: STARTED });
    if (started.length > 0) return;
    await payFromCredit(ctx, invoiceId);
    const [invoice] = await invoiceFacts(ctx, [invoiceId]);
    if (!invoice || invoice.openMinor === 0n) return;
    const method = await chargeableMethod(ctx, invoice);
    if (method) await ctx.call(chargeMethod, { invoiceIds: [invoiceId], paymentMethodId: method.paymentMethodId });
  },
  // Nobody could say what became of what a gateway told: its notice waits with the call.
  'effect.parked': async (ctx, { payload: { effectId } }) => {
    const { resourceKind, resourceId, code } = await getEffect(ctx, effectId);
    if (resourceKind !== 'gateway_notice') return;
    const { state } = await lockNotice(ctx, resourceId);
    if (state === 'stored') await closeNotice(ctx, resourceId, { state: 'parked', note: code });
  },
  'effect.resolved': async (ctx, { payload: { effectId, resourceId } }) => {
    const effect = await getEffect(ctx, effectId);
    if (effect.resourceKind === 'gateway_notice') await resolveNotice(ctx, resourceId, effect.state === 'succeeded');
    if (effect.kind === 'payments.refund') await resolveRefund(ctx, resourceId, effect.state === 'succeeded');
    if (effect.kind === 'payments.create' || effect.kind === 'payments.charge') await giveUp(ctx, resourceId);
    if (effect.kind === 'payments.save_method')
      await moveSetup(ctx, await lockSetup(ctx, resourceId), { action: 'fail' });
  },
});

/** Where the provider wants it, what a client has bought or was given pays new invoices by itself. */
async function payFromCredit(ctx: CommandContext, invoiceId: string): Promise<void> {
  const { isOn, paysInvoices } = await readSettings(ctx, 'wallet');
  if (!isOn || !paysInvoices) return;
  const [invoice] = await invoiceFacts(ctx, [invoiceId]);
  if (!invoice || invoice.openMinor === 0n) return;
  if ((await usableCredit(ctx, invoiceId)) > 0n) await ctx.call(applyCredit, { invoiceId });
}

/** Staff closed the call that a notice led to: the notice waits no longer. */
async function resolveNotice(ctx: CommandContext, noticeId: string, isDone: boolean): Promise<void> {
  const { state, note } = await lockNotice(ctx, noticeId);
  if (state === 'parked' || state === 'stored')
    await closeNotice(ctx, noticeId, { state: isDone ? 'applied' : 'dismissed', note });
}

/** Staff say how a refund ended that the gateway left open. */
async function resolveRefund(ctx: CommandContext, refundId: string, isPaidOut: boolean): Promise<void> {
  const row = await getRefundRow(ctx, refundId);
  if (isPaidOut) await completeRefund(ctx, row, null);
  else await failRefund(ctx, row, 'Given up by staff.');
}

/** The attempt is over. If money came after all, staff record it or the gateway's next notice brings it. */
async function giveUp(ctx: CommandContext, paymentId: string): Promise<void> {
  const row = await lockPayment(ctx, paymentId);
  if (await movePayment(ctx, row, { action: 'fail' }))
    ctx.emit('payment.failed', { paymentId }, { clientId: row.clientId });
}
