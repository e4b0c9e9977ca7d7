import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { productNames } from '#modules/catalog/index.ts';
import { priceChangeTotals, priceChangeView } from '../store/price-change-view.ts';
import { getPriceChangeRow } from '../store/price-changes.ts';

/** A price change: whom it concerns, what it does to recurring revenue, and how far it is. */
export const getPriceChange = defineQuery({
  name: 'subscriptions.get_price_change',
  permission: 'product:manage',
  input: z.strictObject({ priceChangeId: id() }),
  example: (of) => ({ priceChangeId: of('price_change') }),
  async run(ctx, { priceChangeId }) {
    const row = await getPriceChangeRow(ctx, priceChangeId);
    const totals = await priceChangeTotals(ctx, [priceChangeId]);
    const names = await productNames(ctx, row.cohort.productIds, ctx.tenant.locale);
    return { ...priceChangeView(row), ...totals(row), products: [...names.values()] };
  },
});
