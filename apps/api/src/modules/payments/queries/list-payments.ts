import { id, PAYMENT_STATUSES, page } from '@panel1/shared-types';
import { and, asc, count, desc, eq, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { payments } from '#db/schema/payments.ts';
import { defineQuery } from '#lib/command/define.ts';
import { paymentView } from './payment-view.ts';

const SORTS = { createdAt: payments.createdAt, amount: payments.amountMinor } as const;
const MAX_COUNT = 10_000;

export const listPayments = defineQuery({
  name: 'payments.list_payments',
  permission: 'payment:read',
  input: z.strictObject({
    ...page,
    sort: z._default(z.strictObject({ by: z.enum(['createdAt', 'amount']), direction: z.enum(['asc', 'desc']) }), {
      by: 'createdAt',
      direction: 'desc',
    }),
    filter: z.optional(
      z.strictObject({
        clientId: z.optional(id()),
        status: z.optional(z.enum(PAYMENT_STATUSES)),
        pluginId: z.optional(z.string().check(z.maxLength(64))),
      }),
    ),
  }),
  example: () => ({}),
  async run(ctx, { limit, offset, sort, filter = {} }) {
    const where = and(
      eq(payments.tenantId, ctx.tenant.id),
      filter.clientId === undefined ? undefined : eq(payments.clientId, filter.clientId),
      filter.status === undefined ? undefined : eq(payments.status, filter.status),
      filter.pluginId === undefined ? undefined : eq(payments.pluginId, filter.pluginId),
    );
    const order = sort.direction === 'asc' ? asc : desc;
    const rows = await ctx.tx
      .select()
      .from(payments)
      .where(where)
      .orderBy(order(SORTS[sort.by]), order(payments.id))
      .limit(limit)
      .offset(offset);
    const counted = ctx.tx.select({ one: sql`1` }).from(payments).where(where).limit(MAX_COUNT).as('counted');
    const [{ total } = { total: 0 }] = await ctx.tx.select({ total: count() }).from(counted);
    return { rows: rows.map(paymentView), total, isTotalCapped: total === MAX_COUNT };
  },
});
