import type { Payment } from '@panel1/plugin-sdk';
import { and, eq } from 'drizzle-orm';
import { paymentAllocations } from '#db/schema/payments.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { applyPayment, bookTopUp } from '#modules/billing/index.ts';
import { nextStatus } from '../core/payment-state.ts';
import { recordForeignRefund } from './foreign-refund.ts';
import { keepMethod } from './methods.ts';
import { allocationRows, getPaymentRow, lockPayment, movePayment, type PaymentRow } from './payments.ts';

/** Brings a payment to what the gateway says of it now. The report was compared with our row before. */
export async function followGateway(ctx: CommandContext, paymentId: string, reported: Payment): Promise<void> {
  const row = await lockPayment(ctx, paymentId);
  switch (reported.state) {
    case 'succeeded':
      await succeed(ctx, row, reported);
      return recordForeignRefund(ctx, await getPaymentRow(ctx, row.id), BigInt(reported.amountRefunded.amountMinor));
    case 'processing':
      await movePayment(ctx, row, { action: 'await_money', change: { providerRef: reported.paymentRef } });
      return;
    case 'declined':
      return declinePayment(ctx, row, reported.declined ?? { code: 'declined', safeMessage: 'Declined.' });
    case 'canceled':
      await movePayment(ctx, row, { action: 'cancel', change: { redirectUrl: null } });
      return;
    // The payer is still at it.
    case 'open':
    case 'requires_action':
      return;
  }
}

async function succeed(ctx: CommandContext, row: PaymentRow, reported: Payment): Promise<void> {
  if (nextStatus(row.status, 'succeed') === null) return;
  const { clientId, pluginId } = row;
  if (row.isMethodKept && reported.method) await keepMethod(ctx, { clientId, pluginId, method: reported.method });
  await receiveMoney(ctx, row, { amountMinor: row.amountMinor, providerRef: reported.paymentRef });
}

/** Books money that surely arrived for a locked payment, to its invoices and the rest to credit (all of it, where credit is bought), and tells of it. */
export async function receiveMoney(
  ctx: CommandContext,
  row: PaymentRow,
  of: { amountMinor: bigint; providerRef: string | null },
): Promise<void> {
  const { clientId, currency } = row;
  const isNews = await movePayment(ctx, row, {
    action: 'succeed',
    change: {
      amountMinor: of.amountMinor,
      providerRef: of.providerRef,
      redirectUrl: null,
      failureCode: null,
      failureMessage: null,
      settledAt: ctx.now,
    },
  });
  if (!isNews) return;
  if (row.isTopUp) {
    const amountMinor = of.amountMinor.toString();
    await ctx.call(bookTopUp, { paymentId: row.id, clientId, amountMinor, currency });
  } else await payInvoicesWith(ctx, row, of.amountMinor);
  ctx.emit('payment.succeeded', { paymentId: row.id }, { clientId });
}

async function payInvoicesWith(ctx: CommandContext, row: PaymentRow, receivedMinor: bigint): Promise<void> {
  const { clientId, currency } = row;
  const { allocations } = await ctx.call(applyPayment, {
    paymentId: row.id,
    clientId,
    amountMinor: receivedMinor.toString(),
    currency,
    invoiceIds: (await allocationRows(ctx, row.id)).map((allocation) => allocation.invoiceId),
  });
  for (const { invoiceId, amountMinor } of allocations)
    await ctx.tx
      .update(paymentAllocations)
      .set({ allocatedMinor: BigInt(amountMinor) })
      .where(
        and(
          eq(paymentAllocations.tenantId, ctx.tenant.id),
          eq(paymentAllocations.paymentId, row.id),
          eq(paymentAllocations.invoiceId, invoiceId),
        ),
      );
}

/** The gateway said no. */
export async function declinePayment(
  ctx: CommandContext,
  row: PaymentRow,
  why: { code: string; safeMessage: string; retryable?: boolean | undefined },
): Promise<void> {
  const isRetryable = why.retryable ?? null;
  const change = { failureCode: why.code, failureMessage: why.safeMessage, isRetryable };
  if (await movePayment(ctx, row, { action: 'decline', change }))
    ctx.emit('payment.failed', { paymentId: row.id }, { clientId: row.clientId });
}
