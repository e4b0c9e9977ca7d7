import { and, asc, count, eq, isNotNull } from 'drizzle-orm';
import * as z from 'zod/mini';
import { clientGroups, clients } from '#db/schema/clients.ts';
import { defineQuery } from '#lib/command/define.ts';

/** The client groups, staff with a scope see theirs. Bounded by nature: made by hand. */
export const listClientGroups = defineQuery({
  name: 'clients.list_client_groups',
  permission: 'client:read',
  input: z.strictObject({}),
  example: () => ({}),
  run: async (ctx) => {
    const rows = await ctx.tx
      .select()
      .from(clientGroups)
      .where(eq(clientGroups.tenantId, ctx.tenant.id))
      .orderBy(asc(clientGroups.name), asc(clientGroups.id));
    const counted = await ctx.tx
      .select({ groupId: clients.clientGroupId, n: count() })
      .from(clients)
      .where(and(eq(clients.tenantId, ctx.tenant.id), isNotNull(clients.clientGroupId)))
      .groupBy(clients.clientGroupId);
    const members = new Map(counted.map(({ groupId, n }) => [groupId, n]));
    return {
      rows: rows.map(({ id: clientGroupId, name, color, note }) => ({
        ...{ clientGroupId, name, color, note },
        clientCount: members.get(clientGroupId) ?? 0,
      })),
      total: rows.length,
    };
  },
});
