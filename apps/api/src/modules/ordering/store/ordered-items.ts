import type { ItemConfiguration } from '#db/schema/ordering.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { readOrderItems } from './orders.ts';

/** What was ordered, for those who deliver it: one subscription per item. */
export interface OrderedItem {
  orderItemId: string;
  clientId: string;
  productId: string;
  subscriptionId: string | null;
  description: string;
  quantity: number;
  configuration: ItemConfiguration;
}

/** The items of an order; an unknown order has none. */
export async function orderedItems(ctx: QueryContext, orderId: string): Promise<OrderedItem[]> {
  const rows = await readOrderItems(ctx, [orderId]);
  return rows.map(({ id, clientId, productId, subscriptionId, description, quantity, configuration }) => ({
    orderItemId: id,
    clientId,
    productId,
    subscriptionId,
    description,
    quantity,
    configuration,
  }));
}
