import { id } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { priceChangeItems, priceChanges } from '#db/schema/subscriptions-prices.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { lockPriceChange, onePriceChange } from '../store/price-changes.ts';

/**
 * Stops a price change, or gives a draft up. Nobody is told any more; the schedule takes back what is not in force yet, with
 * renewals that are not paid. Prices that are in force, or paid, stay.
 */
export const stopPriceChange = defineCommand({
  name: 'subscriptions.stop_price_change',
  permission: 'product:manage',
  input: z.strictObject({ priceChangeId: id() }),
  example: (of) => ({ priceChangeId: of('price_change') }),
  async run(ctx, { priceChangeId }) {
    const { status } = await lockPriceChange(ctx, priceChangeId);
    if (status === 'done' || status === 'stopped') throw new AppError('subscriptions.price_change_state');
    const { tenantId, priceChangeId: of, state } = priceChangeItems;
    await ctx.tx
      .update(priceChangeItems)
      .set({ state: 'left_out', reason: 'stopped' })
      .where(and(eq(tenantId, ctx.tenant.id), eq(of, priceChangeId), eq(state, 'waiting')));
    await ctx.tx
      .update(priceChanges)
      .set({ status: 'stopped', endedAt: ctx.now })
      .where(onePriceChange(ctx, priceChangeId));
    return { priceChangeId };
  },
  audit: ({ input }) => ({ resource: { kind: 'price_change', id: input.priceChangeId } }),
});
