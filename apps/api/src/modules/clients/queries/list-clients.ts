import { CLIENT_STATUSES, country, id, page, text } from '@panel1/shared-types';
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { clients } from '#db/schema/clients.ts';
import { clientScope } from '#lib/authz/actor.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { visibleNumber } from '../store/clients.ts';
import { matches } from '../store/search.ts';

const MAX_COUNTED = 10_000;
const SORTS = {
  created: clients.createdAt,
  name: sql`lower(${clients.name})`,
  number: clients.number,
  country: clients.country,
  status: clients.status,
};

/** Clients, searched in name, company, e-mail, phone and number. */
export const listClients = defineQuery({
  name: 'clients.list_clients',
  permission: 'client:read',
  input: z.strictObject({
    ...page,
    search: z.optional(text(100, 0)),
    sort: z.optional(
      z.strictObject({
        by: z.enum(['created', 'name', 'number', 'country', 'status']),
        direction: z.enum(['asc', 'desc']),
      }),
    ),
    filter: z.optional(
      z.strictObject({
        status: z.optional(z.enum(CLIENT_STATUSES)),
        country: z.optional(country()),
        clientGroupId: z.optional(id()),
      }),
    ),
  }),
  example: () => ({}),
  run: async (ctx, { limit, offset, search, sort, filter }) => {
    const where = and(
      eq(clients.tenantId, ctx.tenant.id),
      filter?.status === undefined ? undefined : eq(clients.status, filter.status),
      filter?.country === undefined ? undefined : eq(clients.country, filter.country),
      // Contacts of a client know nothing of groups: for them the filter does not exist.
      filter?.clientGroupId === undefined || clientScope(ctx.actor) !== null
        ? undefined
        : eq(clients.clientGroupId, filter.clientGroupId),
      ...matches(search ?? ''),
    );
    const by = SORTS[sort?.by ?? 'created'];
    const order = sort?.direction === 'asc' ? asc : desc;
    const rows = await ctx.tx
      .select()
      .from(clients)
      .where(where)
      .orderBy(order(by), order(clients.id))
      .limit(limit)
      .offset(offset);
    const total = await countUpTo(ctx, where);
    const isStaff = clientScope(ctx.actor) === null;
    return { rows: rows.map((row) => listed(row, isStaff)), total, isTotalCapped: total >= MAX_COUNTED };
  },
});

/** Counting stops at the cap: nobody pages through ten thousand rows, and a full count would read them all. */
async function countUpTo(ctx: QueryContext, where: SQL | undefined): Promise<number> {
  const some = ctx.tx.select({ id: clients.id }).from(clients).where(where).limit(MAX_COUNTED).as('some');
  const [row] = await ctx.tx.select({ n: sql<number>`count(*)::int` }).from(some);
  return row?.n ?? 0;
}

function listed(row: typeof clients.$inferSelect, isStaff: boolean) {
  const { id: clientId, name, company, email, country: land, currency, status, createdAt } = row;
  return {
    clientId,
    number: visibleNumber(row),
    name,
    company,
    email,
    country: land,
    currency,
    status,
    /** Null for a contact of the client, who knows nothing of groups. */
    clientGroupId: isStaff ? row.clientGroupId : null,
    createdAt: createdAt.toString(),
  };
}
