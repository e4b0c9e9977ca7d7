import { id, page } from '@panel1/shared-types';
import { and, asc, count, desc, eq, isNotNull, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { usageProgress } from '#db/schema/usage.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { measuredSubscriptions } from '#modules/billing/index.ts';
import { clientNames } from '#modules/clients/index.ts';
import { currentSpan, currentUsage } from '../store/current.ts';
import { loadTerms } from '../store/terms.ts';

const MAX_COUNTED = 10_000;

/** Subscriptions whose usage is measured, with what the period that runs costs so far and will come to. */
export const listUsage = defineQuery({
  name: 'usage.list',
  permission: 'usage:read',
  input: z.strictObject({
    // Each row is computed from its events.
    ...page,
    limit: z._default(z.int().check(z.gte(1), z.lte(50)), 25),
    sort: z._default(z.strictObject({ by: z.enum(['dueOn', 'taken']), direction: z.enum(['asc', 'desc']) }), {
      by: 'dueOn',
      direction: 'asc',
    }),
    filter: z.optional(
      z.strictObject({
        clientId: z.optional(id()),
        hasCap: z.optional(z.boolean()),
        isHeld: z.optional(z.boolean()),
      }),
    ),
  }),
  example: () => ({}),
  async run(ctx, { limit, offset, sort, filter = {} }) {
    const where = and(eq(usageProgress.tenantId, ctx.tenant.id), ...conditions(filter));
    const order = sort.direction === 'asc' ? asc : desc;
    const column = sort.by === 'taken' ? usageProgress.taken : usageProgress.dueOn;
    const rows = await ctx.tx
      .select()
      .from(usageProgress)
      .where(where)
      .orderBy(order(column), order(usageProgress.subscriptionId))
      .limit(limit)
      .offset(offset);
    const some = ctx.tx.select({ one: usageProgress.subscriptionId }).from(usageProgress).where(where);
    const [{ total } = { total: 0 }] = await ctx.tx.select({ total: count() }).from(some.limit(MAX_COUNTED).as('some'));
    return { rows: await withUsage(ctx, rows), total, isTotalCapped: total === MAX_COUNTED };
  },
});

function conditions(of: { clientId?: string | undefined; hasCap?: boolean | undefined; isHeld?: boolean | undefined }) {
  const conditions: SQL[] = [];
  if (of.clientId !== undefined) conditions.push(eq(usageProgress.clientId, of.clientId));
  if (of.hasCap === true) conditions.push(isNotNull(usageProgress.capMinor));
  if (of.isHeld === true) conditions.push(isNotNull(usageProgress.heldOn));
  return conditions;
}

async function withUsage(ctx: QueryContext, rows: readonly (typeof usageProgress.$inferSelect)[]) {
  const measured = new Map(
    (
      await measuredSubscriptions(
        ctx,
        rows.map((row) => row.subscriptionId),
      )
    ).map((one) => [one.subscription.id, one]),
  );
  const terms = await loadTerms(
    ctx,
    [...measured.values()].flatMap(({ productIds }) => productIds),
  );
  const names = await clientNames(
    ctx,
    rows.map((row) => row.clientId),
  );
  const shown = [];
  for (const row of rows) {
    const one = measured.get(row.subscriptionId);
    if (one === undefined) continue;
    const span = currentSpan(ctx, one, terms);
    const usage = span === null ? null : await currentUsage(ctx, one, span);
    const money = (minor: bigint | null) =>
      minor === null ? null : { amountMinor: minor.toString(), currency: row.currency };
    shown.push({
      ...{ subscriptionId: row.subscriptionId, clientId: row.clientId, clientName: names.get(row.clientId) ?? null },
      ...{ description: one.subscription.description, status: one.subscription.status },
      period: usage === null ? null : { start: `${usage.span.period.start}`, end: `${usage.span.period.end}` },
      cost: money(usage?.costMinor ?? null),
      forecast: money(usage?.forecastMinor ?? null),
      cap: money(row.capMinor),
      isHeld: row.heldOn !== null,
      events: row.taken.toString(),
      nextBillingOn: row.dueOn?.toString() ?? null,
    });
  }
  return shown;
}
