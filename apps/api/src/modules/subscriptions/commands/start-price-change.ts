import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { priceChanges } from '#db/schema/subscriptions-prices.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { lockPriceChange, onePriceChange } from '../store/price-changes.ts';

/** Starts a drafted price change: from now on clients are told on their days. */
export const startPriceChange = defineCommand({
  name: 'subscriptions.start_price_change',
  permission: 'product:manage',
  input: z.strictObject({ priceChangeId: id() }),
  example: (of) => ({ priceChangeId: of('price_change') }),
  async run(ctx, { priceChangeId }) {
    const { status } = await lockPriceChange(ctx, priceChangeId);
    if (status !== 'draft') throw new AppError('subscriptions.price_change_state');
    await ctx.tx
      .update(priceChanges)
      .set({ status: 'running', startedAt: ctx.now })
      .where(onePriceChange(ctx, priceChangeId));
    return { priceChangeId };
  },
  audit: ({ input }) => ({ resource: { kind: 'price_change', id: input.priceChangeId } }),
});
