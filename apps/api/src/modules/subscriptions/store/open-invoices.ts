import type { QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { openInvoicesOf } from '#modules/billing/index.ts';
import { paymentOfInvoice } from '#modules/payments/index.ts';
import type { SubscriptionRow } from './subscriptions.ts';

const ON_ITS_WAY = ['planned', 'pending', 'unknown'] as const;

/** True while nobody knows whether an invoice is being paid right now. */
export async function isBeingPaid(ctx: QueryContext, invoiceId: string): Promise<boolean> {
  const payment = await paymentOfInvoice(ctx, invoiceId);
  return payment !== null && ON_ITS_WAY.some((status) => status === payment.status);
}

/**
 * The unpaid renewals that a change takes back, to be billed again at the new price: those of periods that have not begun,
 * that bill nothing else and are not being paid. Any other open invoice must be paid first (`subscriptions.invoice_open`).
 */
export async function revocableRenewals(ctx: QueryContext, row: SubscriptionRow) {
  const open = await openInvoicesOf(ctx, row.id);
  for (const { invoiceId, isRevocable, from } of open) {
    const isAhead = from !== null && Temporal.PlainDate.compare(from, ctx.today) > 0;
    if (!isRevocable || !isAhead || (await isBeingPaid(ctx, invoiceId)))
      throw new AppError('subscriptions.invoice_open', { values: { invoiceId } });
  }
  return open;
}
