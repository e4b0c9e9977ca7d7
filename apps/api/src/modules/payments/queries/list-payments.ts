import { id, PAYMENT_STATUSES, page, text } from '@panel1/shared-types';
import { and, asc, count, desc, eq, ilike, inArray, or, type SQL, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { paymentAllocations, payments } from '#db/schema/payments.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { clientIdsMatching, clientNames } from '#modules/clients/index.ts';
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
        /** Payments that were made for the invoice, whatever became of them. */
        invoiceId: z.optional(id()),
      }),
    ),
    /** In the reference and in what identifies the client. */
    search: z.optional(text(100, 0)),
  }),
  example: () => ({}),
  async run(ctx, { limit, offset, sort, filter = {}, search = '' }) {
    const where = and(
      eq(payments.tenantId, ctx.tenant.id),
      filter.clientId === undefined ? undefined : eq(payments.clientId, filter.clientId),
      filter.status === undefined ? undefined : eq(payments.status, filter.status),
      filter.pluginId === undefined ? undefined : eq(payments.pluginId, filter.pluginId),
      filter.invoiceId === undefined ? undefined : inArray(payments.id, ofInvoice(ctx, filter.invoiceId)),
      await searched(ctx, search),
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
    const names = await clientNames(
      ctx,
      rows.map((row) => row.clientId),
    );
    return {
      rows: rows.map((row) => ({ ...paymentView(row), clientName: names.get(row.clientId) ?? '' })),
      total,
      isTotalCapped: total === MAX_COUNT,
    };
  },
});

function ofInvoice(ctx: QueryContext, invoiceId: string) {
  return ctx.tx
    .select({ id: paymentAllocations.paymentId })
    .from(paymentAllocations)
    .where(and(eq(paymentAllocations.tenantId, ctx.tenant.id), eq(paymentAllocations.invoiceId, invoiceId)));
}

async function searched(ctx: QueryContext, search: string): Promise<SQL | undefined> {
  const wanted = search.trim();
  if (wanted === '') return undefined;
  const clientIds = await clientIdsMatching(ctx, wanted);
  const byReference = ilike(payments.reference, `%${wanted.replace(/[\\%_]/g, '\\$&')}%`);
  return clientIds.length === 0 ? byReference : or(byReference, inArray(payments.clientId, clientIds));
}
