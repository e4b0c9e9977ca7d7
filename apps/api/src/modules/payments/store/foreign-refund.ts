import { sql } from 'drizzle-orm';
import { payments, refunds } from '#db/schema/payments.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { takeBackPayment } from '#modules/billing/index.ts';
import { onePayment, type PaymentRow } from './payments.ts';

/**
 * Books a refund that was made at the gateway itself, not by us: what the gateway gave back beyond our own refunds, which
 * are reserved on the payment before they are sent.
 */
export async function recordForeignRefund(
  ctx: CommandContext,
  row: PaymentRow,
  refundedThereMinor: bigint,
): Promise<void> {
  const amountMinor = refundedThereMinor - row.refundedMinor;
  if (amountMinor <= 0n || row.status !== 'succeeded') return;
  const refundId = ctx.newId();
  const { id: paymentId, clientId, currency } = row;
  await ctx.tx
    .update(payments)
    .set({ refundedMinor: sql`${payments.refundedMinor} + ${amountMinor}` })
    .where(onePayment(ctx, paymentId));
  await ctx.tx.insert(refunds).values({
    tenantId: ctx.tenant.id,
    id: refundId,
    paymentId,
    clientId,
    status: 'succeeded',
    amountMinor,
    currency,
    reason: 'Refunded at the gateway',
    createdAt: ctx.now,
    settledAt: ctx.now,
  });
  const taken = { refundId, paymentId, clientId, amountMinor: amountMinor.toString(), currency };
  await ctx.call(takeBackPayment, { ...taken, isGone: true });
  ctx.emit('refund.succeeded', { refundId }, { clientId });
}
