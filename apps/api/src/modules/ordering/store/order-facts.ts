import type { QueryContext } from '#lib/command/command.ts';
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
