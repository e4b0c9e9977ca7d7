import { and, eq, inArray, lt, or } from 'drizzle-orm';
import { mailTokens, refreshTokens, sessions } from '#db/schema/identity.ts';
import type { CommandContext } from '#lib/command/command.ts';

const KEPT = { hours: 30 * 24 };
const MOST_AT_ONCE = 5_000;

/** Deletes sessions that ended thirty days ago with their tokens, and mailed links as old; a bounded number per call. */
export async function deleteOldSessions(ctx: CommandContext): Promise<number> {
  const before = ctx.realNow.subtract(KEPT);
  const tenantId = ctx.tenant.id;
  await ctx.tx.delete(mailTokens).where(and(eq(mailTokens.tenantId, tenantId), lt(mailTokens.expiresAt, before)));
  const old = await ctx.tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.tenantId, tenantId), or(lt(sessions.expiresAt, before), lt(sessions.revokedAt, before))))
    .limit(MOST_AT_ONCE);
  const ids = old.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await ctx.tx
    .delete(refreshTokens)
    .where(and(eq(refreshTokens.tenantId, tenantId), inArray(refreshTokens.sessionId, ids)));
  await ctx.tx.delete(sessions).where(and(eq(sessions.tenantId, tenantId), inArray(sessions.id, ids)));
  return ids.length;
}
