import type { SubscriptionStatus } from '@panel1/shared-types';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { subscriptionChanges, subscriptions } from '#db/schema/subscriptions.ts';
import { actorName } from '#lib/authz/actor.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';

export type SubscriptionRow = typeof subscriptions.$inferSelect;

export const oneSubscription = (ctx: QueryContext, subscriptionId: string) =>
  and(eq(subscriptions.tenantId, ctx.tenant.id), eq(subscriptions.id, subscriptionId));

export async function getSubscriptionRow(ctx: QueryContext, subscriptionId: string): Promise<SubscriptionRow> {
  const [row] = await ctx.tx.select().from(subscriptions).where(oneSubscription(ctx, subscriptionId));
  if (!row) throw notFound();
  return row;
}

/** Locks subscriptions in the order of their ids; missing ones are left out. */
export async function lockSubscriptions(ctx: CommandContext, ids: readonly string[]): Promise<SubscriptionRow[]> {
  if (ids.length === 0) return [];
  return ctx.tx
    .select()
    .from(subscriptions)
    .where(and(eq(subscriptions.tenantId, ctx.tenant.id), inArray(subscriptions.id, [...ids])))
    .orderBy(asc(subscriptions.id))
    .for('update');
}

/** The subscription, locked until the end of the transaction. */
export async function lockSubscription(ctx: CommandContext, subscriptionId: string): Promise<SubscriptionRow> {
  const [row] = await lockSubscriptions(ctx, [subscriptionId]);
  if (!row) throw notFound();
  return row;
}

/** Writes a line of a subscription's history: each change of its state, and each wish that leads to one. */
export async function logChange(
  ctx: CommandContext,
  row: { id: string; clientId: string },
  change: { from: SubscriptionStatus | null; to: SubscriptionStatus; reason: string },
): Promise<void> {
  await ctx.tx.insert(subscriptionChanges).values({
    tenantId: ctx.tenant.id,
    id: ctx.newId(),
    subscriptionId: row.id,
    clientId: row.clientId,
    fromStatus: change.from,
    toStatus: change.to,
    reason: change.reason,
    actorName: actorName(ctx.actor),
    changedOn: ctx.today,
    occurredAt: ctx.now,
  });
}
