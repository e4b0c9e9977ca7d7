import { id, page, QUOTE_STATUSES } from '@panel1/shared-types';
import { and, count, desc, eq, ne } from 'drizzle-orm';
import * as z from 'zod/mini';
import { quotes } from '#db/schema/ordering-quotes.ts';
import { clientScope } from '#lib/authz/actor.ts';
import { defineQuery } from '#lib/command/define.ts';
import { clientNames } from '#modules/clients/index.ts';
import { quoteSummary } from './quote-view.ts';

/** Quotes, newest first: of the tenant for staff, for a contact those that were sent to the own account. */
export const listQuotes = defineQuery({
  name: 'ordering.list_quotes',
  permission: 'quote:read',
  input: z.strictObject({
    ...page,
    filter: z.optional(z.strictObject({ status: z.optional(z.enum(QUOTE_STATUSES)), clientId: z.optional(id()) })),
  }),
  example: () => ({}),
  async run(ctx, { limit, offset, filter }) {
    const where = and(
      eq(quotes.tenantId, ctx.tenant.id),
      clientScope(ctx.actor) === null ? undefined : ne(quotes.status, 'draft'),
      filter?.status === undefined ? undefined : eq(quotes.status, filter.status),
      filter?.clientId === undefined ? undefined : eq(quotes.clientId, filter.clientId),
    );
    const rows = await ctx.tx
      .select()
      .from(quotes)
      .where(where)
      .orderBy(desc(quotes.createdAt), desc(quotes.id))
      .limit(limit)
      .offset(offset);
    const [{ total } = { total: 0 }] = await ctx.tx.select({ total: count() }).from(quotes).where(where);
    const names = await clientNames(
      ctx,
      rows.map(({ clientId }) => clientId),
    );
    return {
      rows: rows.map((row) => ({ ...quoteSummary(ctx, row), clientName: names.get(row.clientId) ?? '' })),
      total,
    };
  },
});
