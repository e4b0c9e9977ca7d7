import { and, desc, eq, gte, ilike, inArray } from 'drizzle-orm';
import { orders } from '#db/schema/ordering.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { dayIn } from '#lib/time/clock.ts';
import { type OrderRow, readOrderItems, visibleNumber } from './orders.ts';

/** An order as the contract that it is. */
export interface Contract {
  orderId: string;
  number: string | null;
  clientId: string;
  concludedOn: Temporal.PlainDate;
  /** The client asked that the service begins before the days of withdrawal are over. */
  hasAskedForStart: boolean;
  items: { subscriptionId: string; description: string }[];
}

/** The orders of a client since an instant, the latest first; those that were given up are no contracts. */
export async function contractsOf(
  ctx: QueryContext,
  of: { clientId: string; since: Temporal.Instant },
): Promise<Contract[]> {
  const rows = await ctx.tx
    .select()
    .from(orders)
    .where(
      and(
        ...[eq(orders.tenantId, ctx.tenant.id), eq(orders.clientId, of.clientId), gte(orders.createdAt, of.since)],
        inArray(orders.status, ['pending', 'in_review', 'accepted']),
      ),
    )
    .orderBy(desc(orders.createdAt));
  return asContracts(ctx, rows);
}

/** The order with this number, in any case; null when there is none. */
export async function contractByNumber(ctx: QueryContext, number: string): Promise<Contract | null> {
  const exact = number.trim().replace(/[\\%_]/g, '\\$&');
  const rows = await ctx.tx
    .select()
    .from(orders)
    .where(and(eq(orders.tenantId, ctx.tenant.id), ilike(orders.number, exact)))
    .limit(1);
  return (await asContracts(ctx, rows))[0] ?? null;
}

async function asContracts(ctx: QueryContext, rows: readonly OrderRow[]): Promise<Contract[]> {
  const items = await readOrderItems(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    orderId: row.id,
    number: visibleNumber(row),
    clientId: row.clientId,
    concludedOn: dayIn(row.createdAt, ctx.tenant.timeZone),
    hasAskedForStart: row.startAskedAt !== null,
    items: items.flatMap(({ orderId, subscriptionId, description }) =>
      orderId === row.id && subscriptionId !== null ? [{ subscriptionId, description }] : [],
    ),
  }));
}
