import { and, eq, inArray } from 'drizzle-orm';
import { clients } from '#db/schema/clients.ts';
import type { QueryContext } from '#lib/command/command.ts';

/** Names of clients by id, for lists of other modules; ids that the actor may not see are left out. */
export async function clientNames(ctx: QueryContext, clientIds: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(clientIds)];
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx
    .select({ id: clients.id, name: clients.name, company: clients.company })
    .from(clients)
    .where(and(eq(clients.tenantId, ctx.tenant.id), inArray(clients.id, ids)));
  return new Map(rows.map(({ id, name, company }) => [id, company ?? name]));
}
