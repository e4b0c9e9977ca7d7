import { orders } from '#db/schema/ordering.ts';
import { defineConsumer } from '#lib/outbox/subscriber.ts';
import { invoiceFacts } from '#modules/billing/index.ts';
import { acceptOrder } from './commands/accept-order.ts';
import { lockOrderOfInvoice, oneOrder } from './store/orders.ts';

/** A paid order is accepted at once; one in review waits for a person, one that has ended stays ended. */
export const orderingConsumer = defineConsumer('ordering', {
  'invoice.paid': async (ctx, event) => {
    const order = await lockOrderOfInvoice(ctx, event.payload.invoiceId);
    if (order?.status === 'pending') await ctx.call(acceptOrder, { orderId: order.id });
  },
  // A corrected invoice stands in place of the order's, and may be paid already.
  'invoice.replaced': async (ctx, { payload: { invoiceId, byId } }) => {
    const order = await lockOrderOfInvoice(ctx, invoiceId);
    if (order === null) return;
    await ctx.tx.update(orders).set({ invoiceId: byId }).where(oneOrder(ctx, order.id));
    const [successor] = await invoiceFacts(ctx, [byId]);
    if (order.status === 'pending' && successor?.status === 'paid') await ctx.call(acceptOrder, { orderId: order.id });
  },
});
