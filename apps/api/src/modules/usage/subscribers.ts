import { defineConsumer } from '#lib/outbox/subscriber.ts';
import { followUsage, usageOnInvoice } from '#modules/billing/index.ts';
import { readPanel } from './commands/read-panel.ts';
import { afterNews, lockProgress, setProgress } from './store/progress.ts';

/** A subscription is followed from its start to its end; what a void invoice billed is billed again. */
export const usageConsumer = defineConsumer('usage', {
  'subscription.activated': (ctx, { payload }) => followUsage(ctx, { subscriptionIds: [payload.subscriptionId] }),
  'subscription.changed': (ctx, { payload }) => followUsage(ctx, { subscriptionIds: [payload.subscriptionId] }),
  'subscription.ended': (ctx, { payload }) => followUsage(ctx, { subscriptionIds: [payload.subscriptionId] }),
  'service.usage_read': async (ctx, { payload }) => {
    await ctx.call(readPanel, payload);
  },
  'usage.terms_saved': (ctx, { payload }) => followUsage(ctx, { productIds: [payload.productId] }),
  'invoice.voided': async (ctx, { payload }) => {
    const found = await usageOnInvoice(ctx, payload.invoiceId);
    const days = new Map(found.map(({ subscriptionId, from }) => [subscriptionId, from]));
    for (const row of await lockProgress(ctx, [...days.keys()])) {
      const day = days.get(row.subscriptionId);
      const news = { today: ctx.today, isUrgent: true };
      if (day !== undefined) await setProgress(ctx, row.subscriptionId, afterNews(row, { ...news, day }));
    }
  },
});
