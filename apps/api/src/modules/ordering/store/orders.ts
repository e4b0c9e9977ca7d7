import { and, asc, eq, inArray } from 'drizzle-orm';
import { orderItems, orders } from '#db/schema/ordering.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { type InvoiceFacts, invoiceFacts } from '#modules/billing/index.ts';

export type OrderRow = typeof orders.$inferSelect;
export type OrderItemRow = typeof orderItems.$inferSelect;

export const oneOrder = (ctx: QueryContext, orderId: string) =>
  and(eq(orders.tenantId, ctx.tenant.id), eq(orders.id, orderId));

/** The order; a missing or foreign one is "not found". */
export async function getOrderRow(ctx: QueryContext, orderId: string): Promise<OrderRow> {
  const [row] = await ctx.tx.select().from(orders).where(oneOrder(ctx, orderId));
  if (!row) throw notFound();
  return row;
}

/** The same, locked until the end of the transaction. */
export async function lockOrder(ctx: CommandContext, orderId: string): Promise<OrderRow> {
  const [row] = await ctx.tx.select().from(orders).where(oneOrder(ctx, orderId)).for('update');
  if (!row) throw notFound();
  return row;
}

/** The order that an invoice is of, locked; null for an invoice of anything else. */
export async function lockOrderOfInvoice(ctx: CommandContext, invoiceId: string): Promise<OrderRow | null> {
  const [row] = await ctx.tx
    .select()
    .from(orders)
    .where(and(eq(orders.tenantId, ctx.tenant.id), eq(orders.invoiceId, invoiceId)))
    .for('update');
  return row ?? null;
}

export async function readOrderItems(ctx: QueryContext, orderIds: readonly string[]): Promise<OrderItemRow[]> {
  if (orderIds.length === 0) return [];
  return ctx.tx
    .select()
    .from(orderItems)
    .where(and(eq(orderItems.tenantId, ctx.tenant.id), inArray(orderItems.orderId, [...orderIds])))
    .orderBy(asc(orderItems.position));
}

/** The number of an order; null until the last step of the transaction that placed it. */
export function visibleNumber(row: OrderRow): string | null {
  return row.number === row.id ? null : row.number;
}

/** The invoice of an order, as billing knows it. */
export async function invoiceOf(ctx: QueryContext, { invoiceId }: OrderRow): Promise<InvoiceFacts | null> {
  if (invoiceId === null) return null;
  const [invoice] = await invoiceFacts(ctx, [invoiceId]);
  return invoice ?? null;
}
