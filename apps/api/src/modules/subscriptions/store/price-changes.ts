import { and, eq, inArray, sql } from 'drizzle-orm';
import type { PendingChange } from '#db/schema/subscriptions.ts';
import { priceChangeItems, priceChanges } from '#db/schema/subscriptions-prices.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';

export type PriceChangeRow = typeof priceChanges.$inferSelect;
export type PriceItemRow = typeof priceChangeItems.$inferSelect;

export const onePriceChange = (ctx: QueryContext, priceChangeId: string) =>
  and(eq(priceChanges.tenantId, ctx.tenant.id), eq(priceChanges.id, priceChangeId));

export const oneItem = (ctx: QueryContext, of: { priceChangeId: string; subscriptionId: string }) =>
  and(
    eq(priceChangeItems.tenantId, ctx.tenant.id),
    eq(priceChangeItems.priceChangeId, of.priceChangeId),
    eq(priceChangeItems.subscriptionId, of.subscriptionId),
  );

export async function getPriceChangeRow(ctx: QueryContext, priceChangeId: string): Promise<PriceChangeRow> {
  const [row] = await ctx.tx.select().from(priceChanges).where(onePriceChange(ctx, priceChangeId));
  if (!row) throw notFound();
  return row;
}

/** The price change, locked until the end of the transaction; whoever tells or stops waits for each other here. */
export async function lockPriceChange(ctx: CommandContext, priceChangeId: string): Promise<PriceChangeRow> {
  const [row] = await ctx.tx.select().from(priceChanges).where(onePriceChange(ctx, priceChangeId)).for('update');
  if (!row) throw notFound();
  return row;
}

/** What a price change may do to a subscription that its client was not told of again, by the subscription's own news. */
export async function followItem(
  ctx: CommandContext,
  row: { id: string; pending: PendingChange },
  state: 'in_force' | 'waiting',
): Promise<void> {
  const { priceChangeId } = row.pending.segment;
  if (priceChangeId === undefined) return;
  const again = state === 'waiting' ? { tellOn: ctx.today.add({ days: 1 }) } : {};
  await ctx.tx
    .update(priceChangeItems)
    .set({ state, ...again })
    .where(and(oneItem(ctx, { priceChangeId, subscriptionId: row.id }), eq(priceChangeItems.state, 'told')));
}

type ItemChange = Pick<PriceItemRow, 'subscriptionId' | 'state'> &
  Partial<Pick<PriceItemRow, 'oldMinor' | 'newMinor' | 'tellOn' | 'effectiveOn' | 'toldOn' | 'reason' | 'description'>>;

/** Writes what becomes of items, all in one statement; what is left out stays. */
export async function writeItems(
  ctx: CommandContext,
  priceChangeId: string,
  changes: readonly ItemChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((one) => ({
    id: one.subscriptionId,
    state: one.state,
    old_minor: one.oldMinor?.toString(),
    new_minor: one.newMinor?.toString(),
    tell_on: one.tellOn?.toString(),
    effective_on: one.effectiveOn?.toString(),
    told_on: one.toldOn?.toString(),
    reason: one.reason,
    description: one.description,
  }));
  await ctx.tx.execute(sql`update price_change_items t set state = v.state,
      old_minor = coalesce(v.old_minor, t.old_minor), new_minor = coalesce(v.new_minor, t.new_minor),
      tell_on = coalesce(v.tell_on, t.tell_on), effective_on = coalesce(v.effective_on, t.effective_on),
      told_on = coalesce(v.told_on, t.told_on), reason = coalesce(v.reason, t.reason),
      description = coalesce(v.description, t.description)
    from json_to_recordset(${JSON.stringify(rows)}::json) as v(id uuid, state text, old_minor bigint, new_minor bigint,
      tell_on date, effective_on date, told_on date, reason text, description text)
    where t.tenant_id = ${ctx.tenant.id} and t.price_change_id = ${priceChangeId} and t.subscription_id = v.id`);
}

/** Price changes by name, for the log and for Explain. */
export async function priceChangeNames(ctx: QueryContext, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx
    .select({ id: priceChanges.id, name: priceChanges.name })
    .from(priceChanges)
    .where(and(eq(priceChanges.tenantId, ctx.tenant.id), inArray(priceChanges.id, [...ids])));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
