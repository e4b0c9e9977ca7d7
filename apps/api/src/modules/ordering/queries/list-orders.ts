import { id, ORDER_STATUSES, page, text } from '@panel1/shared-types';
import { and, asc, desc, eq, ilike, inArray, or, type SQL, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { orders } from '#db/schema/ordering.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { clientIdsMatching, clientNames } from '#modules/clients/index.ts';
import { type OrderRow, readOrderItems, visibleNumber } from '../store/orders.ts';

const MAX_COUNTED = 10_000;
const SORTS = { created: orders.createdAt, number: orders.number, total: orders.totalMinor, status: orders.status };

/** Orders, newest first: of the tenant for staff, of the own account for a contact. */
export const listOrders = defineQuery({
  name: 'ordering.list_orders',
  permission: 'order:read',
  input: z.strictObject({
    ...page,
    /** In the order's number and in what identifies its client. */
    search: z.optional(text(100, 0)),
    sort: z.optional(
      z.strictObject({ by: z.enum(['created', 'number', 'total', 'status']), direction: z.enum(['asc', 'desc']) }),
    ),
    filter: z.optional(z.strictObject({ status: z.optional(z.enum(ORDER_STATUSES)), clientId: z.optional(id()) })),
  }),
  example: () => ({}),
  run: async (ctx, { limit, offset, search, sort, filter }) => {
    const where = and(
      eq(orders.tenantId, ctx.tenant.id),
      filter?.status === undefined ? undefined : eq(orders.status, filter.status),
      filter?.clientId === undefined ? undefined : eq(orders.clientId, filter.clientId),
      await searched(ctx, search ?? ''),
    );
    const order = sort?.direction === 'asc' ? asc : desc;
    const rows = await ctx.tx
      .select()
      .from(orders)
      .where(where)
      .orderBy(order(SORTS[sort?.by ?? 'created']), order(orders.id))
      .limit(limit)
      .offset(offset);
    const total = await countUpTo(ctx, where);
    return { rows: await listed(ctx, rows), total, isTotalCapped: total >= MAX_COUNTED };
  },
});

async function searched(ctx: QueryContext, search: string): Promise<SQL | undefined> {
  const text = search.trim();
  if (text === '') return undefined;
  const clientIds = await clientIdsMatching(ctx, text);
  const byNumber = ilike(orders.number, `%${text.replace(/[\\%_]/g, '\\$&')}%`);
  return clientIds.length === 0 ? byNumber : or(byNumber, inArray(orders.clientId, clientIds));
}

async function countUpTo(ctx: QueryContext, where: SQL | undefined): Promise<number> {
  const some = ctx.tx.select({ id: orders.id }).from(orders).where(where).limit(MAX_COUNTED).as('some');
  const [row] = await ctx.tx.select({ n: sql<number>`count(*)::int` }).from(some);
  return row?.n ?? 0;
}

async function listed(ctx: QueryContext, rows: readonly OrderRow[]) {
  const names = await clientNames(
    ctx,
    rows.map((row) => row.clientId),
  );
  const items = await readOrderItems(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    orderId: row.id,
    number: visibleNumber(row),
    clientId: row.clientId,
    clientName: names.get(row.clientId) ?? '',
    status: row.status,
    total: { amountMinor: row.totalMinor.toString(), currency: row.currency },
    invoiceId: row.invoiceId,
    isPlacedByStaff: row.isPlacedByStaff,
    items: items.filter((item) => item.orderId === row.id).map((item) => item.description),
    createdAt: row.createdAt.toString(),
  }));
}
