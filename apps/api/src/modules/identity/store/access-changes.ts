import { sql } from 'drizzle-orm';
import type { CommandContext } from '#lib/command/command.ts';
import { forgetAccess } from './known-access.ts';

/** Name of the live message by which processes tell each other that sessions or permissions of a tenant changed. */
export const ACCESS_CHANGED = 'access.changed';

/**
 * Tells every process to read sessions and permissions of this tenant again. The database sends it at commit, and not
 * at all after a rollback; a process that misses it reads again within half a minute anyway.
 */
export async function announceAccessChange(ctx: CommandContext): Promise<void> {
  const message = { id: ctx.newId(), tenantId: ctx.tenant.id, name: ACCESS_CHANGED, clientId: null, ids: {} };
  await ctx.tx.execute(sql`select pg_notify('panel1_live', ${JSON.stringify(message)})`);
  // This process at once, as the last step before commit.
  ctx.atEnd(async () => forgetAccess(ctx.kernel, ctx.tenant.id));
}
