import { and, eq, sql } from 'drizzle-orm';
import { payments, refunds } from '#db/schema/payments.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { restorePayment } from '#modules/billing/index.ts';
import { lockPayment, onePayment, type PaymentRow } from './payments.ts';

export type RefundRow = typeof refunds.$inferSelect;

export const oneRefund = (ctx: QueryContext, refundId: string) =>
  and(eq(refunds.tenantId, ctx.tenant.id), eq(refunds.id, refundId));

export async function getRefundRow(ctx: QueryContext, refundId: string): Promise<RefundRow> {
  const [row] = await ctx.tx.select().from(refunds).where(oneRefund(ctx, refundId));
  if (!row) throw notFound();
  return row;
}

/** Reserves a part of a payment for a refund by one conditional update: together they never exceed what was paid and is not disputed. */
export async function reserveRefund(ctx: CommandContext, row: PaymentRow, amountMinor: bigint): Promise<void> {
  const reserved = await ctx.tx
    .update(payments)
    .set({ refundedMinor: sql`${payments.refundedMinor} + ${amountMinor}` })
    .where(
      and(
        onePayment(ctx, row.id),
        eq(payments.status, 'succeeded'),
        sql`${payments.refundedMinor} + ${payments.disputedMinor} + ${amountMinor} <= ${payments.amountMinor}`,
      ),
    )
    .returning({ id: payments.id });
  if (reserved.length === 0) throw new AppError('payments.refund_too_large');
}

/** Closes a refund that was paid out. */
export async function completeRefund(ctx: CommandContext, row: RefundRow, providerRef: string | null): Promise<void> {
  if (row.status === 'succeeded' || row.status === 'failed') return;
  await ctx.tx
    .update(refunds)
    .set({ status: 'succeeded', providerRef, settledAt: ctx.now })
    .where(oneRefund(ctx, row.id));
  ctx.emit('refund.succeeded', { refundId: row.id }, { clientId: row.clientId });
}

/** Closes a refund that surely was not paid out: the money is the client's again, as it was before. */
export async function failRefund(ctx: CommandContext, row: RefundRow, message: string): Promise<void> {
  if (row.status === 'succeeded' || row.status === 'failed') return;
  await lockPayment(ctx, row.paymentId);
  await ctx.tx
    .update(payments)
    .set({ refundedMinor: sql`${payments.refundedMinor} - ${row.amountMinor}` })
    .where(onePayment(ctx, row.paymentId));
  await ctx.tx
    .update(refunds)
    .set({ status: 'failed', failureMessage: message, settledAt: ctx.now })
    .where(oneRefund(ctx, row.id));
  await ctx.call(restorePayment, { refundId: row.id, paymentId: row.paymentId, clientId: row.clientId });
  ctx.emit('refund.failed', { refundId: row.id }, { clientId: row.clientId });
}
