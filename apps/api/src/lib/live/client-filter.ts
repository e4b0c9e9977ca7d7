import { sql } from 'drizzle-orm';
import { type Actor, clientScope, groupScope, rowScope } from '#lib/authz/actor.ts';
import type { Kernel } from '#lib/services.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';

const LIFETIME_MS = 30_000;
const MOST_KEPT = 2000;

/** Whether an actor may hear of what happened to a client (null: of what concerns none). */
export type ClientFilter = (clientId: string | null) => Promise<boolean>;

/**
 * A portal user hears of the own account, staff with a scope of the clients that row-level security shows them, and the
 * other staff of everything. Answers of the database are kept for half a minute.
 */
export function clientFilter(kernel: Kernel, of: { tenantId: string; actor: Actor }): ClientFilter {
  const own = clientScope(of.actor);
  if (own !== null) return async (clientId) => clientId === own;
  if (groupScope(of.actor) === null) return async () => true;
  const kept = new Map<string, { isSeen: boolean; until: number }>();
  return async (clientId) => {
    if (clientId === null) return false;
    const now = performance.now();
    const known = kept.get(clientId);
    if (known && known.until > now) return known.isSeen;
    const scope = { tenantId: of.tenantId, ...rowScope(of.actor), isReadOnly: true };
    const isSeen = await withTenant(kernel.db, scope, async (tx) => {
      const { rows } = await tx.execute<{ seen: boolean }>(sql`select panel1_client_in_scope(${clientId}) as seen`);
      return rows[0]?.seen === true;
    });
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(clientId, { isSeen, until: now + LIFETIME_MS });
    return isSeen;
  };
}
