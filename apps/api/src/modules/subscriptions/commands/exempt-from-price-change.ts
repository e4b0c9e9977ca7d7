import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { priceChangeItems } from '#db/schema/subscriptions-prices.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { priceAheadOf } from '../store/history.ts';
import { lockPriceChange, oneItem } from '../store/price-changes.ts';
import { lockSubscription } from '../store/subscriptions.ts';
import { withdrawPlanned } from '../store/withdraw-planned.ts';

/** Leaves one subscription its old price, also after its client was told; not once it is in force or paid. */
export const exemptFromPriceChange = defineCommand({
  name: 'subscriptions.exempt_from_price_change',
  permission: 'product:manage',
  input: z.strictObject({ priceChangeId: id(), subscriptionId: id(), reason: text(300) }),
  example: (of) => ({
    ...{ priceChangeId: of('price_change'), subscriptionId: of('subscription'), reason: 'Agreed by phone' },
  }),
  async run(ctx, { reason, ...of }) {
    await lockPriceChange(ctx, of.priceChangeId);
    const row = await lockSubscription(ctx, of.subscriptionId);
    const [item] = await ctx.tx.select().from(priceChangeItems).where(oneItem(ctx, of));
    if (!item) throw notFound();
    if (item.state !== 'waiting' && item.state !== 'told') throw new AppError('subscriptions.price_change_state');
    await ctx.tx.update(priceChangeItems).set({ state: 'exempt', reason }).where(oneItem(ctx, of));
    const ahead = row.history === null ? null : priceAheadOf(row.history);
    if (ahead?.segment.priceChangeId === of.priceChangeId)
      await withdrawPlanned(ctx, row, { voided: 'Price kept', logged: 'new price taken back' });
    return { clientId: row.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'subscription', id: input.subscriptionId },
    clientId: result.clientId,
    detail: { priceChangeId: input.priceChangeId, reason: input.reason },
  }),
});
