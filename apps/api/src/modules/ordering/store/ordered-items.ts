import type { ItemConfiguration } from '#db/schema/ordering.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { readOrderItems } from './orders.ts';
import { questionsOf } from './questions.ts';

/** What was ordered, for those who deliver it: one subscription per item. */
export interface OrderedItem {
  orderItemId: string;
  clientId: string;
  productId: string;
  subscriptionId: string | null;
  description: string;
  quantity: number;
  configuration: ItemConfiguration;
  /** Something that was asked after payment is missing: it is not set up before. */
  isWaitingForAnswers: boolean;
}

/** The items of an order; an unknown order has none. */
export async function orderedItems(ctx: QueryContext, orderId: string): Promise<OrderedItem[]> {
  const rows = await readOrderItems(ctx, [orderId]);
  const asked = await questionsOf(ctx, rows);
  return rows.map(({ id, clientId, productId, subscriptionId, description, quantity, configuration }) => ({
    orderItemId: id,
    clientId,
    productId,
    subscriptionId,
    description,
    quantity,
    configuration,
    isWaitingForAnswers: asked.get(id)?.isWaiting ?? false,
  }));
}
