import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { creditInput, issueCreditNote, lockPayable } from '#modules/billing/index.ts';
import { allocationRows, paymentsFor } from '../store/payments.ts';
import { refundPayment } from './refund-payment.ts';

/**
 * Corrects an invoice by a credit note and gives back what was paid of it, to the payments it came from, the last one first.
 * What is still owed is lowered first; what had been paid from credit stays credit. All of it happens, or nothing.
 */
export const refundWithCreditNote = defineCommand({
  name: 'payments.refund_with_credit_note',
  permission: 'payment:refund',
  input: z.strictObject({ invoiceId: id(), ...creditInput, reason: text(500) }),
  example: (of) => ({ invoiceId: of('invoice'), reason: 'Cancelled within the trial' }),
  async run(ctx, input) {
    await lockAllPaidWith(ctx, input.invoiceId);
    const { clientId, creditNoteId, total, credited } = await ctx.call(issueCreditNote, input);
    const refunds = await payBack(ctx, credited, input.reason);
    if (refunds.length === 0) throw new AppError('payments.nothing_to_refund');
    return { clientId, creditNoteId, total, refunds };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: input.invoiceId },
    clientId: result.clientId,
    detail: { creditNoteId: result.creditNoteId, total: result.total, refunds: result.refunds, reason: input.reason },
  }),
});

/** Refunds what a credit note set free, payment by payment; what had been paid from credit stays credit. */
export async function payBack(
  ctx: CommandContext,
  credited: readonly { paymentId: string | null; amountMinor: string }[],
  reason: string,
): Promise<{ paymentId: string; refundId: string; amountMinor: string }[]> {
  const refunds: { paymentId: string; refundId: string; amountMinor: string }[] = [];
  for (const { paymentId, amountMinor } of credited) {
    if (paymentId === null) continue;
    const { refundId } = await ctx.call(refundPayment, { paymentId, amountMinor, reason });
    refunds.push({ paymentId, refundId, amountMinor });
  }
  return refunds;
}

/** Invoices are locked before payments, and all at once: a payment may have paid others beside this one. */
export async function lockAllPaidWith(ctx: CommandContext, invoiceId: string): Promise<void> {
  const ids = new Set([invoiceId]);
  for (const payment of await paymentsFor(ctx, { invoiceIds: [invoiceId], statuses: ['succeeded'] }))
    for (const allocation of await allocationRows(ctx, payment.id)) ids.add(allocation.invoiceId);
  await lockPayable(ctx, [...ids]);
}
