import { and, asc, eq, gt, inArray, isNull, lt, ne, type SQL, sql } from 'drizzle-orm';
import { subscriptions } from '#db/schema/subscriptions.ts';
import { priceChangeItems, priceChanges } from '#db/schema/subscriptions-prices.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { insertRows } from '#lib/rows/write-rows.ts';
import { newPrices } from './new-prices.ts';
import { getPriceChangeRow, onePriceChange, type PriceChangeRow } from './price-changes.ts';
import { leadDays } from './progress.ts';
import type { SubscriptionRow } from './subscriptions.ts';

/** Subscriptions that one transaction looks at. */
export const PAGE = 1_000;

/** Gathers the next subscriptions of the cohort, with what the change does to each; answers whether that were all. */
export async function gatherPrices(ctx: CommandContext, priceChangeId: string): Promise<boolean> {
  const change = await getPriceChangeRow(ctx, priceChangeId);
  if (change.status !== 'gathering') return true;
  const rows = await cohortAfter(ctx, change);
  const prices = await newPrices(ctx, change, { rows, toldOn: new Map(), leadDays: await leadDays(ctx) });
  const busy = await inAnother(
    ctx,
    rows.map(({ id }) => id),
  );
  await insertRows(
    ctx,
    priceChangeItems,
    rows.map((row) => ({
      ...{ tenantId: ctx.tenant.id, priceChangeId, subscriptionId: row.id, clientId: row.clientId },
      ...{ description: row.description, cycle: row.cycle, currency: row.currency },
      ...itemOf(row, { price: prices.get(row.id), isBusy: busy.has(row.id), today: ctx.today }),
    })),
  );
  const isAll = rows.length < PAGE;
  await ctx.tx
    .update(priceChanges)
    .set({ gatheredTo: rows.at(-1)?.id ?? change.gatheredTo, status: isAll ? 'draft' : 'gathering' })
    .where(onePriceChange(ctx, priceChangeId));
  return isAll;
}

function itemOf(
  { recurringMinor }: SubscriptionRow,
  of: {
    price: Awaited<ReturnType<typeof newPrices>> extends Map<string, infer P> ? P | undefined : never;
    isBusy: boolean;
    today: Temporal.PlainDate;
  },
) {
  const { price, isBusy, today } = of;
  const same = { oldMinor: recurringMinor, newMinor: recurringMinor };
  if (price === undefined || isBusy) return { ...same, state: 'left_out' as const, reason: 'in_another_change' };
  if (price.is === 'left_out') return { ...same, state: 'left_out' as const, reason: price.reason };
  const { oldMinor, newMinor } = price;
  const dates = price.is === 'coming' ? price : { tellOn: today, effectiveOn: today };
  return {
    oldMinor,
    newMinor,
    tellOn: dates.tellOn,
    effectiveOn: price.is === 'coming' ? dates.effectiveOn : null,
    state: 'waiting' as const,
  };
}

/** Whom the change concerns: what runs or is paused, page by page in the order of the ids. */
async function cohortAfter(ctx: CommandContext, { cohort, currency, gatheredTo }: PriceChangeRow) {
  const { tenantId, id, productId, cycle, clientId, status, terms, createdAt } = subscriptions;
  const { productIds, cycles, groupIds, countries, soldBefore } = cohort;
  const before =
    soldBefore === null ? null : Temporal.PlainDate.from(soldBefore).toZonedDateTime(ctx.tenant.timeZone).toInstant();
  const ofClient = (is: SQL) =>
    sql`exists (select from clients c where c.tenant_id = ${tenantId} and c.id = ${clientId} and ${is})`;
  return ctx.tx
    .select()
    .from(subscriptions)
    .where(
      and(
        ...[eq(tenantId, ctx.tenant.id), inArray(status, ['active', 'past_due', 'paused']), isNull(terms)],
        ...[eq(subscriptions.currency, currency), ne(cycle, 'one_time')],
        productIds.length === 0 ? undefined : inArray(productId, productIds),
        cycles.length === 0 ? undefined : inArray(cycle, cycles),
        groupIds.length === 0 ? undefined : ofClient(inArray(sql`c.client_group_id`, groupIds)),
        countries.length === 0 ? undefined : ofClient(inArray(sql`c.country`, countries)),
        before === null ? undefined : lt(createdAt, before),
        gatheredTo === null ? undefined : gt(id, gatheredTo),
      ),
    )
    .orderBy(asc(id))
    .limit(PAGE);
}

/** Those that a new price is on its way to already. */
async function inAnother(ctx: CommandContext, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { tenantId, subscriptionId } = priceChangeItems;
  const rows = await ctx.tx
    .select({ id: subscriptionId })
    .from(priceChangeItems)
    .where(and(eq(tenantId, ctx.tenant.id), inArray(subscriptionId, [...ids]), sql`state in ('waiting', 'told')`));
  return new Set(rows.map(({ id }) => id));
}
