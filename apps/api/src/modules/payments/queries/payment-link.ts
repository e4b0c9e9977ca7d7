import { PAYMENT_STATUSES } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { linkedInvoiceViews, openLink, paymentLinkToken } from '#modules/billing/index.ts';
import { allocationRows, type PaymentRow, paymentsFor } from '../store/payments.ts';
import { progressOf } from './payment-view.ts';

/** What a payment link leads to: its documents, what is to be paid of them, and how far a payment of just them is. */
export const paymentLink = defineQuery({
  name: 'payments.payment_link',
  permission: 'public',
  limits: [{ by: 'ip', points: 120, seconds: 60 }],
  input: z.strictObject({ token: paymentLinkToken() }),
  example: () => ({ token: 'A'.repeat(43) }),
  async run(ctx, { token }) {
    const link = await openLink(ctx, token);
    const invoices = await linkedInvoiceViews(ctx, link);
    const payment = await paymentAmong(
      ctx,
      invoices.map(({ invoiceId }) => invoiceId),
    );
    return {
      linkId: link.id,
      isOfOne: link.invoiceId !== null,
      expiresAt: link.expiresAt.toString(),
      provider: ctx.tenant.name,
      invoices,
      /** What one payment settles, by currency. */
      due: sums(invoices.map(({ due }) => due)),
      payment: payment && progressOf(payment),
    };
  },
});

/** The latest payment for these invoices and no others: one that pays more would tell of what the link does not show. */
export async function paymentAmong(ctx: QueryContext, invoiceIds: readonly string[]): Promise<PaymentRow | null> {
  for (const row of (await paymentsFor(ctx, { invoiceIds, statuses: PAYMENT_STATUSES })).reverse()) {
    const allocations = await allocationRows(ctx, row.id);
    if (allocations.every(({ invoiceId }) => invoiceIds.includes(invoiceId))) return row;
  }
  return null;
}

function sums(amounts: readonly { amountMinor: string; currency: string }[]) {
  const byCurrency = Map.groupBy(amounts, ({ currency }) => currency);
  return [...byCurrency]
    .map(([currency, all]) => ({ total: all.reduce((sum, one) => sum + BigInt(one.amountMinor), 0n), currency }))
    .filter(({ total }) => total > 0n)
    .map(({ total, currency }) => ({ amountMinor: total.toString(), currency }));
}
