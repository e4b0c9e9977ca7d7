import { defineConsumer } from '#lib/outbox/subscriber.ts';
import { acceptOrder } from './commands/accept-order.ts';
import { lockOrderOfInvoice } from './store/orders.ts';

/** A paid order is accepted at once; one in review waits for a person, one that has ended stays ended. */
export const orderingConsumer = defineConsumer('ordering', {
  'invoice.paid': async (ctx, event) => {
    const order = await lockOrderOfInvoice(ctx, event.payload.invoiceId);
    if (order?.status === 'pending') await ctx.call(acceptOrder, { orderId: order.id });
  },
});
