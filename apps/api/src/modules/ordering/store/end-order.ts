import { orders } from '#db/schema/ordering.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { type InvoiceFacts, issueCreditNote, voidInvoice } from '#modules/billing/index.ts';
import { releaseStock } from '#modules/catalog/index.ts';
import { transition } from '../core/order-state.ts';
import { moveOrder } from './move.ts';
import { invoiceOf, type OrderRow, oneOrder, readOrderItems } from './orders.ts';

/** True when money was taken on the invoice, all of it or a part. */
function isPaidOn({ paidMinor }: InvoiceFacts): boolean {
  return paidMinor > 0n;
}

/** True while no money was taken for the order. */
export async function isUntouched(ctx: CommandContext, order: OrderRow): Promise<boolean> {
  const invoice = await invoiceOf(ctx, order);
  return invoice === null || !isPaidOn(invoice);
}

/**
 * Ends a locked order that was not accepted: the invoice is voided, reserved stock goes back. Throws
 * `ordering.refund_first` when money was taken: it must be given back before its reason goes away.
 */
export async function endOrder(
  ctx: CommandContext,
  order: OrderRow,
  of: { to: 'cancelled' | 'expired' | 'fraud'; reason: string },
): Promise<void> {
  transition(order.status, of.to);
  const invoice = await invoiceOf(ctx, order);
  if (invoice && isPaidOn(invoice)) throw new AppError('ordering.refund_first');
  // What still waits for its tax has no number: it is deleted, and the order must not point to it any more.
  if (invoice?.status === 'pending_tax')
    await ctx.tx.update(orders).set({ invoiceId: null }).where(oneOrder(ctx, order.id));
  if (invoice?.status === 'issued' || invoice?.status === 'pending_tax')
    await takeBack(ctx, invoice, `Order ${of.to}: ${of.reason}`.slice(0, 500));
  const items = await readOrderItems(ctx, [order.id]);
  const reserved = new Map<string, number>();
  for (const item of items) reserved.set(item.productId, (reserved.get(item.productId) ?? 0) + item.quantity);
  for (const [productId, quantity] of [...reserved].sort(([a], [b]) => (a < b ? -1 : 1)))
    await ctx.call(releaseStock, { productId, quantity });
  await moveOrder(ctx, order, of.to);
}

/** One that was credited in part stays a document: the rest of it is credited too. */
async function takeBack(ctx: CommandContext, invoice: InvoiceFacts, reason: string): Promise<void> {
  const of = { invoiceId: invoice.invoiceId, reason };
  await (invoice.creditedMinor > 0n ? ctx.call(issueCreditNote, of) : ctx.call(voidInvoice, of));
}
