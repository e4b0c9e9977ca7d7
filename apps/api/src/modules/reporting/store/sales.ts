import { and, count, desc, eq, gte, lt, notInArray, sql } from 'drizzle-orm';
import { clients } from '#db/schema/clients.ts';
import { orders } from '#db/schema/ordering.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { amount } from './money-rows.ts';

const SHOWN = 5;

/** Orders of the tenant's day with their value, and how many wait for a person. */
export async function ordersToday(ctx: QueryContext) {
  const { timeZone, id: tenantId } = ctx.tenant;
  const from = ctx.today.toZonedDateTime(timeZone).toInstant();
  const until = ctx.today.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
  const rows = await ctx.tx
    .select({
      currency: orders.currency,
      count: count(),
      total: sql<string>`coalesce(sum(${orders.totalMinor}), 0)::text`,
    })
    .from(orders)
    .where(
      and(
        eq(orders.tenantId, tenantId),
        gte(orders.createdAt, from),
        lt(orders.createdAt, until),
        notInArray(orders.status, ['cancelled', 'expired', 'fraud']),
      ),
    )
    .groupBy(orders.currency)
    .orderBy(orders.currency);
  const [review] = await ctx.tx
    .select({ n: count() })
    .from(orders)
    .where(and(eq(orders.tenantId, tenantId), eq(orders.status, 'in_review')));
  return {
    count: rows.reduce((sum, row) => sum + row.count, 0),
    totals: rows.map((row) => amount(row.total, row.currency)),
    inReview: review?.n ?? 0,
  };
}

export async function latestOrders(ctx: QueryContext) {
  const rows = await ctx.tx
    .select({ order: orders, clientName: clients.name, company: clients.company })
    .from(orders)
    .innerJoin(clients, and(eq(clients.tenantId, orders.tenantId), eq(clients.id, orders.clientId)))
    .where(eq(orders.tenantId, ctx.tenant.id))
    .orderBy(desc(orders.createdAt), desc(orders.id))
    .limit(SHOWN);
  return rows.map(({ order, clientName, company }) => ({
    orderId: order.id,
    number: order.number,
    clientId: order.clientId,
    clientName: company ?? clientName,
    status: order.status,
    total: amount(order.totalMinor.toString(), order.currency),
    createdAt: order.createdAt.toString(),
  }));
}

export async function latestClients(ctx: QueryContext) {
  const rows = await ctx.tx
    .select()
    .from(clients)
    .where(eq(clients.tenantId, ctx.tenant.id))
    .orderBy(desc(clients.createdAt), desc(clients.id))
    .limit(SHOWN);
  return rows.map(({ id: clientId, number, name, company, email, createdAt }) => ({
    clientId,
    number,
    name: company ?? name,
    email,
    createdAt: createdAt.toString(),
  }));
}
