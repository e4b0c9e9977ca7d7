import { type SQL, sql } from 'drizzle-orm';
import { rowScope } from '#lib/authz/actor.ts';
import type { QueryContext } from '#lib/command/command.ts';

/** True for staff who see a part of the clients. */
export const isScoped = (ctx: QueryContext): boolean => rowScope(ctx.actor).clientGroupIds !== null;

/**
 * For staff who see a part of the clients: says so to the planner, which then goes from their clients to the rows by an
 * index. Row-level security decides what they see all the same, but it looks at every row by itself.
 */
export function ofOwnClients(ctx: QueryContext, clientId: SQL): SQL {
  if (!isScoped(ctx)) return sql``;
  return sql`and ${clientId} in (select own.id from clients own where own.tenant_id = ${ctx.tenant.id})`;
}
