import { currency, DOCUMENT_KINDS, INVOICE_STATUSES, id, page, text } from '@panel1/shared-types';
import { and, asc, count, desc, eq, ilike, lt, or, type SQL, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { invoices } from '#db/schema/billing.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { invoiceSummary, summaryColumns } from './invoice-view.ts';

const SORTS = {
  createdAt: invoices.createdAt,
  dueOn: invoices.dueOn,
  number: invoices.number,
  total: invoices.totalMinor,
} as const;

const input = z.strictObject({
  ...page,
  sort: z._default(
    z.strictObject({ by: z.enum(['createdAt', 'dueOn', 'number', 'total']), direction: z.enum(['asc', 'desc']) }),
    { by: 'createdAt', direction: 'desc' },
  ),
  filter: z.optional(
    z.strictObject({
      clientId: z.optional(id()),
      kind: z.optional(z.enum(DOCUMENT_KINDS)),
      status: z.optional(z.enum(INVOICE_STATUSES)),
      currency: z.optional(currency()),
      isOverdue: z.optional(z.boolean()),
    }),
  ),
  /** Part of the number or of the buyer's name or company. */
  search: z.optional(text(100)),
});
type Input = z.infer<typeof input>;

const MAX_COUNT = 10_000;

export const listInvoices = defineQuery({
  name: 'billing.list_invoices',
  permission: 'invoice:read',
  input,
  example: () => ({}),
  async run(ctx, of) {
    const where = and(...conditions(ctx, of));
    const column = SORTS[of.sort.by];
    const order = of.sort.direction === 'asc' ? asc : desc;
    const rows = await ctx.tx
      .select(summaryColumns)
      .from(invoices)
      .where(where)
      .orderBy(order(column), order(invoices.id))
      .limit(of.limit)
      .offset(of.offset);
    const counted = ctx.tx.select({ one: sql`1` }).from(invoices).where(where).limit(MAX_COUNT).as('counted');
    const [{ total } = { total: 0 }] = await ctx.tx.select({ total: count() }).from(counted);
    return { rows: rows.map((row) => invoiceSummary(ctx, row)), total, isTotalCapped: total === MAX_COUNT };
  },
});

function conditions(ctx: QueryContext, { filter = {}, search }: Input): (SQL | undefined)[] {
  const overdue = and(eq(invoices.status, 'issued'), lt(invoices.dueOn, ctx.today));
  return [
    eq(invoices.tenantId, ctx.tenant.id),
    filter.clientId === undefined ? undefined : eq(invoices.clientId, filter.clientId),
    filter.kind === undefined ? undefined : eq(invoices.kind, filter.kind),
    filter.status === undefined ? undefined : eq(invoices.status, filter.status),
    filter.currency === undefined ? undefined : eq(invoices.currency, filter.currency),
    filter.isOverdue === undefined ? undefined : filter.isOverdue ? overdue : sql`not coalesce(${overdue}, false)`,
    // A draft is the provider's own business until it is issued.
    ctx.actor.kind === 'user' && ctx.actor.surface === 'client' ? sql`${invoices.status} <> 'draft'` : undefined,
    search === undefined ? undefined : matching(search),
  ];
}

function matching(search: string): SQL | undefined {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return or(
    ilike(invoices.number, pattern),
    sql`${invoices.buyer} ->> 'name' ilike ${pattern}`,
    sql`${invoices.buyer} ->> 'company' ilike ${pattern}`,
  );
}
