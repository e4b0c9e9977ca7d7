import { and, eq } from 'drizzle-orm';
import { clients } from '#db/schema/clients.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { matches } from './search.ts';

const MAX_MATCHES = 200;

/** The first clients that have all words of a search; for lists of other modules that are searched by client. */
export async function clientIdsMatching(ctx: QueryContext, search: string): Promise<string[]> {
  const conditions = matches(search);
  if (conditions.length === 0) return [];
  const rows = await ctx.tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.tenantId, ctx.tenant.id), ...conditions))
    .limit(MAX_MATCHES);
  return rows.map((row) => row.id);
}
