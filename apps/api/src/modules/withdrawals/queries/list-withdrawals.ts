import { id, page, WITHDRAWAL_STATUSES } from '@panel1/shared-types';
import { and, count, desc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { withdrawals } from '#db/schema/withdrawals.ts';
import { defineQuery } from '#lib/command/define.ts';
import { withdrawalView } from './withdrawal-view.ts';

/** Withdrawals, the latest first. */
export const listWithdrawals = defineQuery({
  name: 'withdrawals.list_withdrawals',
  permission: 'withdrawal:read',
  input: z.strictObject({
    ...page,
    filter: z.optional(z.strictObject({ status: z.optional(z.enum(WITHDRAWAL_STATUSES)), clientId: z.optional(id()) })),
  }),
  example: () => ({}),
  async run(ctx, { limit, offset, filter }) {
    const where = and(
      eq(withdrawals.tenantId, ctx.tenant.id),
      filter?.status === undefined ? undefined : eq(withdrawals.status, filter.status),
      filter?.clientId === undefined ? undefined : eq(withdrawals.clientId, filter.clientId),
    );
    const rows = await ctx.tx
      .select()
      .from(withdrawals)
      .where(where)
      .orderBy(desc(withdrawals.receivedAt), desc(withdrawals.id))
      .limit(limit)
      .offset(offset);
    const [{ total } = { total: 0 }] = await ctx.tx.select({ total: count() }).from(withdrawals).where(where);
    return { rows: rows.map(withdrawalView), total };
  },
});
