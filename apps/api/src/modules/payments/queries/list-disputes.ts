import { DISPUTE_STATUSES, id, page, text } from '@panel1/shared-types';
import { and, asc, count, desc, eq, ilike, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { disputes } from '#db/schema/payments-disputes.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { clientIdsMatching } from '#modules/clients/index.ts';
import { disputeViews } from './dispute-view.ts';

const SORTS = {
  openedAt: disputes.openedAt,
  evidenceDueAt: disputes.evidenceDueAt,
  amount: disputes.amountMinor,
} as const;
const MAX_COUNT = 10_000;

/** Payments that payers' banks question. */
export const listDisputes = defineQuery({
  name: 'payments.list_disputes',
  permission: 'dispute:read',
  input: z.strictObject({
    ...page,
    sort: z._default(
      z.strictObject({ by: z.enum(['openedAt', 'evidenceDueAt', 'amount']), direction: z.enum(['asc', 'desc']) }),
      { by: 'openedAt', direction: 'desc' },
    ),
    filter: z.optional(
      z.strictObject({
        clientId: z.optional(id()),
        paymentId: z.optional(id()),
        status: z.optional(z.enum(DISPUTE_STATUSES)),
        /** Whether the bank still has to decide. */
        isOpen: z.optional(z.boolean()),
      }),
    ),
    /** In the gateway's name of it and in what identifies the client. */
    search: z.optional(text(100, 0)),
  }),
  example: () => ({}),
  async run(ctx, { limit, offset, sort, filter = {}, search = '' }) {
    const where = and(
      eq(disputes.tenantId, ctx.tenant.id),
      filter.clientId === undefined ? undefined : eq(disputes.clientId, filter.clientId),
      filter.paymentId === undefined ? undefined : eq(disputes.paymentId, filter.paymentId),
      filter.status === undefined ? undefined : eq(disputes.status, filter.status),
      filter.isOpen === undefined ? undefined : (filter.isOpen ? isNull : isNotNull)(disputes.endedAt),
      await searched(ctx, search),
    );
    const order = sort.direction === 'asc' ? asc : desc;
    const rows = await ctx.tx
      .select()
      .from(disputes)
      .where(where)
      .orderBy(order(SORTS[sort.by]), order(disputes.id))
      .limit(limit)
      .offset(offset);
    const counted = ctx.tx.select({ one: sql`1` }).from(disputes).where(where).limit(MAX_COUNT).as('counted');
    const [{ total } = { total: 0 }] = await ctx.tx.select({ total: count() }).from(counted);
    return { rows: await disputeViews(ctx, rows), total, isTotalCapped: total === MAX_COUNT };
  },
});

async function searched(ctx: QueryContext, search: string): Promise<SQL | undefined> {
  const wanted = search.trim();
  if (wanted === '') return undefined;
  const clientIds = await clientIdsMatching(ctx, wanted);
  const byReference = ilike(disputes.providerRef, `%${wanted.replace(/[\\%_]/g, '\\$&')}%`);
  return clientIds.length === 0 ? byReference : or(byReference, inArray(disputes.clientId, clientIds));
}
