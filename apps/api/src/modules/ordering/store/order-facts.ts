import { and, eq } from 'drizzle-orm';
import { orders } from '#db/schema/ordering.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { dayIn } from '#lib/time/clock.ts';
import { getOrderRow, readOrderItems, visibleNumber } from './orders.ts';

/** An order as mails tell of it. */
export interface OrderFacts {
  clientId: string;
  number: string;
  currency: string;
  totalMinor: bigint;
  createdAt: Temporal.Instant;
  /** What was ordered, one line each. */
  items: string[];
}

/** The order that waits for an invoice to be paid, with the day on which it was placed; null when none does. */
export async function orderOfInvoice(
  ctx: QueryContext,
  invoiceId: string,
): Promise<{ orderId: string; placedOn: Temporal.PlainDate } | null> {
  const [row] = await ctx.tx
    .select()
    .from(orders)
    .where(and(eq(orders.tenantId, ctx.tenant.id), eq(orders.invoiceId, invoiceId), eq(orders.status, 'pending')));
  return row === undefined ? null : { orderId: row.id, placedOn: dayIn(row.createdAt, ctx.tenant.timeZone) };
}

/** Facts of an order; throws `request.not_found`. */
export async function orderFacts(ctx: QueryContext, orderId: string): Promise<OrderFacts> {
  const row = await getOrderRow(ctx, orderId);
  const { clientId, currency, totalMinor, createdAt } = row;
  const items = await readOrderItems(ctx, [orderId]);
  return {
    clientId,
    number: visibleNumber(row) ?? '',
    currency,
    totalMinor,
    createdAt,
    items: items.map((item) => (item.quantity > 1 ? `${item.quantity} × ${item.description}` : item.description)),
  };
}
