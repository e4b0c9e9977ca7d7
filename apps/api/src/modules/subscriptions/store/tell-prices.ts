import { and, asc, eq, lte } from 'drizzle-orm';
import { subscriptionChanges } from '#db/schema/subscriptions.ts';
import { priceChangeItems } from '#db/schema/subscriptions-prices.ts';
import { actorName } from '#lib/authz/actor.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { insertRows, updateRows } from '#lib/rows/write-rows.ts';
import { historyOf } from './history.ts';
import { type NewPrice, newPrices, pendingPrice } from './new-prices.ts';
import { lockPriceChange, type PriceItemRow, writeItems } from './price-changes.ts';
import { leadDays } from './progress.ts';
import { lockSubscriptions, type SubscriptionRow } from './subscriptions.ts';

/** Subscriptions that one transaction tells. */
export const TOLD_AT_ONCE = 250;

interface Told {
  row: SubscriptionRow;
  item: PriceItemRow;
  price: Extract<NewPrice, { is: 'coming' }>;
}

/**
 * Tells clients of their new prices whose day to be told has come, and writes the price into the history, where it waits for
 * its renewal. What something stands against is looked at again tomorrow. Answers how many were looked at.
 */
export async function tellPrices(ctx: CommandContext, priceChangeId: string): Promise<number> {
  const change = await lockPriceChange(ctx, priceChangeId);
  if (change.status !== 'running') return 0;
  const items = await due(ctx, priceChangeId);
  const rows = await lockSubscriptions(
    ctx,
    items.map(({ subscriptionId }) => subscriptionId),
  );
  const toldOn = new Map(
    items.flatMap((one) => (one.toldOn === null ? [] : [[one.subscriptionId, one.toldOn] as const])),
  );
  const prices = await newPrices(ctx, change, { rows, toldOn, leadDays: await leadDays(ctx) });
  const told: Told[] = [];
  const others = rows.flatMap((row) => {
    const item = items.find(({ subscriptionId }) => subscriptionId === row.id);
    const price = prices.get(row.id);
    if (item === undefined || price === undefined) return [];
    const isTime = price.is === 'coming' && (item.toldOn !== null || price.tellOn.equals(ctx.today));
    if (price.is === 'coming' && isTime) told.push({ row, item, price });
    return isTime ? [] : [itemOf(ctx, row.id, price)];
  });
  await write(ctx, priceChangeId, told);
  await writeItems(ctx, priceChangeId, others);
  return items.length;
}

function due(ctx: CommandContext, priceChangeId: string): Promise<PriceItemRow[]> {
  const { tenantId, priceChangeId: of, state, tellOn, subscriptionId } = priceChangeItems;
  return ctx.tx
    .select()
    .from(priceChangeItems)
    .where(and(eq(tenantId, ctx.tenant.id), eq(of, priceChangeId), eq(state, 'waiting'), lte(tellOn, ctx.today)))
    .orderBy(asc(tellOn), asc(subscriptionId))
    .limit(TOLD_AT_ONCE);
}

function itemOf(ctx: CommandContext, subscriptionId: string, price: NewPrice) {
  if (price.is === 'left_out') return { subscriptionId, state: 'left_out' as const, reason: price.reason };
  const { is, ...values } = price;
  const tomorrow = is === 'later' ? { tellOn: ctx.today.add({ days: 1 }) } : {};
  return { subscriptionId, state: 'waiting' as const, ...values, ...tomorrow };
}

async function write(ctx: CommandContext, priceChangeId: string, told: readonly Told[]): Promise<void> {
  await updateRows(ctx, 'subscriptions', {
    columns: { history: 'jsonb', change_on: 'date' },
    rows: told.map(({ row, price }) => ({
      id: row.id,
      history: { ...historyOf(row), pending: pendingPrice(row, { ...price, priceChangeId }) },
      change_on: price.effectiveOn.toString(),
    })),
  });
  await writeItems(
    ctx,
    priceChangeId,
    told.map(({ row, item, price: { oldMinor, newMinor, tellOn, effectiveOn } }) => ({
      ...{ subscriptionId: row.id, state: 'told' as const, description: row.description },
      ...{ oldMinor, newMinor, tellOn, effectiveOn, toldOn: item.toldOn ?? ctx.today },
    })),
  );
  await insertRows(
    ctx,
    subscriptionChanges,
    told.map(({ row, price }) => ({
      ...{ tenantId: ctx.tenant.id, id: ctx.newId(), subscriptionId: row.id, clientId: row.clientId },
      ...{ fromStatus: row.status, toStatus: row.status, actorName: actorName(ctx.actor) },
      reason: `told of a new price from ${price.effectiveOn}`,
      ...{ changedOn: ctx.today, occurredAt: ctx.now },
    })),
  );
  for (const { row, item, price } of told) {
    // Who was told the same before hears nothing twice.
    if (item.toldOn !== null && item.newMinor === price.newMinor && item.effectiveOn?.equals(price.effectiveOn))
      continue;
    ctx.emit('subscription.price_announced', { subscriptionId: row.id }, { clientId: row.clientId });
  }
}
