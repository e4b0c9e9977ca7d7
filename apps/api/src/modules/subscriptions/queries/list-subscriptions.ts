import { id, page, SUBSCRIPTION_STATUSES, text } from '@panel1/shared-types';
import { and, asc, count, desc, eq, ilike, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { subscriptions } from '#db/schema/subscriptions.ts';
import { defineQuery } from '#lib/command/define.ts';
import { subscriptionView } from './subscription-view.ts';

const SORTS = {
  createdAt: subscriptions.createdAt,
  nextInvoiceOn: subscriptions.nextInvoiceOn,
  recurring: subscriptions.recurringMinor,
} as const;
const MAX_COUNT = 10_000;

export const listSubscriptions = defineQuery({
  name: 'subscriptions.list_subscriptions',
  permission: 'subscription:read',
  input: z.strictObject({
    ...page,
    sort: z._default(
      z.strictObject({ by: z.enum(['createdAt', 'nextInvoiceOn', 'recurring']), direction: z.enum(['asc', 'desc']) }),
      { by: 'createdAt', direction: 'desc' },
    ),
    filter: z.optional(
      z.strictObject({
        clientId: z.optional(id()),
        status: z.optional(z.enum(SUBSCRIPTION_STATUSES)),
        productId: z.optional(id()),
      }),
    ),
    /** Part of the description. */
    search: z.optional(text(100)),
  }),
  example: () => ({}),
  async run(ctx, { limit, offset, sort, filter = {}, search }) {
    const where = and(
      eq(subscriptions.tenantId, ctx.tenant.id),
      filter.clientId === undefined ? undefined : eq(subscriptions.clientId, filter.clientId),
      filter.status === undefined ? undefined : eq(subscriptions.status, filter.status),
      filter.productId === undefined ? undefined : eq(subscriptions.productId, filter.productId),
      search === undefined ? undefined : ilike(subscriptions.description, `%${search.replace(/[\\%_]/g, '\\$&')}%`),
    );
    const order = sort.direction === 'asc' ? asc : desc;
    const rows = await ctx.tx
      .select()
      .from(subscriptions)
      .where(where)
      .orderBy(order(SORTS[sort.by]), order(subscriptions.id))
      .limit(limit)
      .offset(offset);
    const counted = ctx.tx.select({ one: sql`1` }).from(subscriptions).where(where).limit(MAX_COUNT).as('counted');
    const [{ total } = { total: 0 }] = await ctx.tx.select({ total: count() }).from(counted);
    return { rows: rows.map(subscriptionView), total, isTotalCapped: total === MAX_COUNT };
  },
});
