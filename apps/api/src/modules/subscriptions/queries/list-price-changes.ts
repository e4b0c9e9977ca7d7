import { PRICE_CHANGE_STATUSES, page } from '@panel1/shared-types';
import { and, count, desc, eq, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { priceChanges } from '#db/schema/subscriptions-prices.ts';
import { defineQuery } from '#lib/command/define.ts';
import { priceChangeTotals, priceChangeView } from '../store/price-change-view.ts';

/** Price changes with how far they are, the newest first. */
export const listPriceChanges = defineQuery({
  name: 'subscriptions.list_price_changes',
  permission: 'product:manage',
  input: z.strictObject({
    ...page,
    filter: z.optional(z.strictObject({ status: z.optional(z.enum(PRICE_CHANGE_STATUSES)) })),
  }),
  example: () => ({}),
  async run(ctx, { limit, offset, filter = {} }) {
    const { tenantId, status, createdAt, id } = priceChanges;
    const where = and(eq(tenantId, ctx.tenant.id), filter.status === undefined ? undefined : eq(status, filter.status));
    const rows = await ctx.tx
      .select()
      .from(priceChanges)
      .where(where)
      .orderBy(desc(createdAt), desc(id))
      .limit(limit)
      .offset(offset);
    const [{ total } = { total: 0 }] = await ctx.tx
      .select({ total: sql`${count()}`.mapWith(Number) })
      .from(priceChanges)
      .where(where);
    const totals = await priceChangeTotals(
      ctx,
      rows.map((row) => row.id),
    );
    return { rows: rows.map((row) => ({ ...priceChangeView(row), ...totals(row) })), total };
  },
});
