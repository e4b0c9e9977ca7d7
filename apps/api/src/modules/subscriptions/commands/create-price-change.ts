import { inArray, sql } from 'drizzle-orm';
import { priceChanges } from '#db/schema/subscriptions-prices.ts';
import { actorName } from '#lib/authz/actor.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { productNames } from '#modules/catalog/index.ts';
import { priceChangeInput } from '../price-change-input.ts';
import { gatherPrices } from '../store/gather-prices.ts';

/** Who writes a later year has mistyped it. */
const MOST_YEARS = 5;

/**
 * Drafts a new price for subscriptions that run, and works out what it does to each: at once for the first thousand, by the
 * schedule for more. Nobody is told, and nothing costs more, before it is started.
 */
export const createPriceChange = defineCommand({
  name: 'subscriptions.create_price_change',
  permission: 'product:manage',
  input: priceChangeInput,
  example: (of) => ({
    ...{ name: 'Prices of 2028', currency: 'EUR', fromOn: '2028-01-01', noticeDays: 30 },
    terms: { kind: 'percent' as const, rate: '0.05', stepMinor: '10', rounding: 'nearest' as const },
    cohort: { productIds: [of('product')] },
  }),
  async run(ctx, input) {
    const priceChangeId = ctx.newId();
    const isPast = Temporal.PlainDate.compare(input.fromOn, ctx.today) < 0;
    if (isPast || Temporal.PlainDate.compare(input.fromOn, ctx.today.add({ years: MOST_YEARS })) > 0)
      throw new AppError('request.invalid', { fields: { fromOn: 'out_of_range' } });
    const { productIds, groupIds } = input.cohort;
    if ((await productNames(ctx, productIds)).size < new Set(productIds).size) throw notFound();
    if (!(await areGroups(ctx, groupIds))) throw notFound();
    await ctx.tx.insert(priceChanges).values({
      ...{ tenantId: ctx.tenant.id, id: priceChangeId, status: 'gathering', createdBy: actorName(ctx.actor) },
      ...{ ...input, fromOn: Temporal.PlainDate.from(input.fromOn), createdAt: ctx.now },
    });
    await gatherPrices(ctx, priceChangeId);
    return { priceChangeId };
  },
  audit: ({ input: { name, terms, fromOn }, result }) => ({
    resource: { kind: 'price_change', id: result.priceChangeId },
    detail: { name, terms, fromOn },
  }),
});

async function areGroups(ctx: CommandContext, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const { rows } = await ctx.tx.execute(
    sql`select from client_groups g where g.tenant_id = ${ctx.tenant.id} and ${inArray(sql`g.id`, [...ids])}`,
  );
  return rows.length === new Set(ids).size;
}
