import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { priceChangeItems, priceChanges } from '#db/schema/subscriptions-prices.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { Kernel } from '#lib/services.ts';
import { gatherPrices } from './gather-prices.ts';
import { priceAheadOf } from './history.ts';
import { oneItem } from './price-changes.ts';
import { lockSubscription } from './subscriptions.ts';
import { TOLD_AT_ONCE, tellPrices } from './tell-prices.ts';
import { withdrawPlanned } from './withdraw-planned.ts';

/** Gathers, tells and takes back, batch by batch, each in a transaction of its own. */
export async function followPriceChanges(kernel: Kernel, tenantId: string): Promise<void> {
  const as = <T>(run: (ctx: CommandContext) => Promise<T>) =>
    runAsSystem(kernel, { tenantId, name: 'subscriptions', requestId: 'schedule' }, run);
  for (const { id, status } of await as(unfinished)) {
    try {
      if (status === 'gathering') while (!(await as((ctx) => gatherPrices(ctx, id))));
      if (status === 'running') while ((await as((ctx) => tellPrices(ctx, id))) === TOLD_AT_ONCE);
      if (status === 'stopped')
        for (const subscriptionId of await as((ctx) => toldOf(ctx, id)))
          await as((ctx) => takeBack(ctx, { priceChangeId: id, subscriptionId }));
    } catch (error) {
      kernel.log.error({ err: error, tenantId, priceChangeId: id }, 'price change could not be followed');
    }
  }
  await as(finish);
}

const openItems = (states: readonly ('waiting' | 'told')[]) =>
  sql`(select from ${priceChangeItems} item where item.tenant_id = ${priceChanges.tenantId}
    and item.price_change_id = ${priceChanges.id} and ${inArray(sql`item.state`, [...states])})`;

function unfinished(ctx: CommandContext) {
  const { tenantId, id, status } = priceChanges;
  const isOpen = sql`(${status} in ('gathering', 'running')
    or ${status} = 'stopped' and exists ${openItems(['told'])})`;
  return ctx.tx
    .select({ id, status })
    .from(priceChanges)
    .where(and(eq(tenantId, ctx.tenant.id), isOpen))
    .orderBy(asc(id));
}

async function toldOf(ctx: CommandContext, priceChangeId: string): Promise<string[]> {
  const { tenantId, priceChangeId: of, state, subscriptionId } = priceChangeItems;
  const rows = await ctx.tx
    .select({ subscriptionId })
    .from(priceChangeItems)
    .where(and(eq(tenantId, ctx.tenant.id), eq(of, priceChangeId), eq(state, 'told')))
    .orderBy(asc(subscriptionId));
  return rows.map((row) => row.subscriptionId);
}

/** Takes a told price back; one whose renewal was paid, or is being paid, comes into force as it was told. */
async function takeBack(ctx: CommandContext, of: { priceChangeId: string; subscriptionId: string }): Promise<void> {
  const row = await lockSubscription(ctx, of.subscriptionId);
  const ahead = row.history === null ? null : priceAheadOf(row.history);
  try {
    if (ahead?.segment.priceChangeId === of.priceChangeId)
      await withdrawPlanned(ctx, row, { voided: 'Price kept', logged: 'new price taken back' });
  } catch (error) {
    if (error instanceof AppError) return;
    throw error;
  }
  await ctx.tx.update(priceChangeItems).set({ state: 'left_out', reason: 'stopped' }).where(oneItem(ctx, of));
}

/** A price change is done when nobody waits for anything any more. */
async function finish(ctx: CommandContext): Promise<void> {
  const { tenantId, status } = priceChanges;
  await ctx.tx
    .update(priceChanges)
    .set({ status: 'done', endedAt: ctx.now })
    .where(and(eq(tenantId, ctx.tenant.id), eq(status, 'running'), sql`not exists ${openItems(['waiting', 'told'])}`));
}
