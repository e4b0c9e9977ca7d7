import { id, PRICE_ITEM_STATES, page } from '@panel1/shared-types';
import { and, asc, count, eq, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { priceChangeItems } from '#db/schema/subscriptions-prices.ts';
import { defineQuery } from '#lib/command/define.ts';
import { clientNames } from '#modules/clients/index.ts';
import { getPriceChangeRow } from '../store/price-changes.ts';

const MAX_COUNT = 10_000;

/** What a price change does to each subscription: from, to, told and in force when, or why not. */
export const listPriceChangeItems = defineQuery({
  name: 'subscriptions.list_price_change_items',
  permission: 'product:manage',
  input: z.strictObject({
    ...page,
    priceChangeId: id(),
    filter: z.optional(z.strictObject({ state: z.optional(z.enum(PRICE_ITEM_STATES)) })),
  }),
  example: (of) => ({ priceChangeId: of('price_change') }),
  async run(ctx, { limit, offset, priceChangeId, filter = {} }) {
    await getPriceChangeRow(ctx, priceChangeId);
    const where = and(
      eq(priceChangeItems.tenantId, ctx.tenant.id),
      eq(priceChangeItems.priceChangeId, priceChangeId),
      filter.state === undefined ? undefined : eq(priceChangeItems.state, filter.state),
    );
    const rows = await ctx.tx
      .select()
      .from(priceChangeItems)
      .where(where)
      .orderBy(asc(priceChangeItems.effectiveOn), asc(priceChangeItems.subscriptionId))
      .limit(limit)
      .offset(offset);
    const counted = ctx.tx.select({ one: sql`1` }).from(priceChangeItems).where(where).limit(MAX_COUNT).as('counted');
    const [{ total } = { total: 0 }] = await ctx.tx.select({ total: count() }).from(counted);
    const names = await clientNames(
      ctx,
      rows.map(({ clientId }) => clientId),
    );
    return {
      rows: rows.map(({ subscriptionId, clientId, description, cycle, currency, state, reason, ...row }) => ({
        ...{ id: subscriptionId, subscriptionId, clientId, description, cycle, state, reason },
        clientName: names.get(clientId) ?? '',
        from: { amountMinor: row.oldMinor.toString(), currency },
        to: { amountMinor: row.newMinor.toString(), currency },
        tellOn: row.tellOn?.toString() ?? null,
        toldOn: row.toldOn?.toString() ?? null,
        effectiveOn: row.effectiveOn?.toString() ?? null,
      })),
      total,
      isTotalCapped: total === MAX_COUNT,
    };
  },
});
