import { id, page, SERVICE_STATUSES, text } from '@panel1/shared-types';
import { and, asc, count, desc, eq, ilike, or, type SQL } from 'drizzle-orm';
import * as z from 'zod/mini';
import { services } from '#db/schema/provisioning.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { clientNames } from '#modules/clients/index.ts';
import { needsDomain, type ServiceRow } from '../store/services.ts';

const MAX_COUNTED = 10_000;
const SORTS = { created: services.createdAt, label: services.label, domain: services.domain, status: services.status };

/** Services that the actor may see, searched in name, domain and user name. */
export const listServices = defineQuery({
  name: 'provisioning.list_services',
  permission: 'service:read',
  input: z.strictObject({
    ...page,
    search: z.optional(text(100, 0)),
    sort: z.optional(
      z.strictObject({
        by: z.enum(['created', 'label', 'domain', 'status']),
        direction: z.enum(['asc', 'desc']),
      }),
    ),
    filter: z.optional(
      z.strictObject({
        status: z.optional(z.enum(SERVICE_STATUSES)),
        clientId: z.optional(id()),
        serverId: z.optional(id()),
        subscriptionId: z.optional(id()),
      }),
    ),
  }),
  example: () => ({}),
  run: async (ctx, { limit, offset, search, sort, filter = {} }) => {
    const where = and(
      eq(services.tenantId, ctx.tenant.id),
      filter.status === undefined ? undefined : eq(services.status, filter.status),
      filter.clientId === undefined ? undefined : eq(services.clientId, filter.clientId),
      filter.serverId === undefined ? undefined : eq(services.serverId, filter.serverId),
      filter.subscriptionId === undefined ? undefined : eq(services.subscriptionId, filter.subscriptionId),
      matches(search ?? ''),
    );
    const order = sort?.direction === 'asc' ? asc : desc;
    const rows = await ctx.tx
      .select()
      .from(services)
      .where(where)
      .orderBy(order(SORTS[sort?.by ?? 'created']), order(services.id))
      .limit(limit)
      .offset(offset);
    const total = await countUpTo(ctx, where);
    const names = await clientNames(
      ctx,
      rows.map((row) => row.clientId),
    );
    return { rows: rows.map((row) => listed(row, names)), total, isTotalCapped: total >= MAX_COUNTED };
  },
});

function matches(search: string): SQL | undefined {
  const wanted = search.trim();
  if (wanted === '') return undefined;
  const pattern = `%${wanted.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return or(ilike(services.label, pattern), ilike(services.domain, pattern), ilike(services.username, pattern));
}

async function countUpTo(ctx: QueryContext, where: SQL | undefined): Promise<number> {
  const some = ctx.tx.select({ id: services.id }).from(services).where(where).limit(MAX_COUNTED).as('some');
  const [row] = await ctx.tx.select({ n: count() }).from(some);
  return row?.n ?? 0;
}

function listed(row: ServiceRow, names: ReadonlyMap<string, string>) {
  return {
    serviceId: row.id,
    clientId: row.clientId,
    clientName: names.get(row.clientId) ?? null,
    subscriptionId: row.subscriptionId,
    kind: row.kind,
    label: row.label,
    domain: row.domain,
    username: row.username,
    packageName: row.packageName,
    status: row.status,
    target: row.target,
    serverId: row.serverId,
    needsDomain: needsDomain(row),
    createdAt: row.createdAt.toString(),
  };
}
