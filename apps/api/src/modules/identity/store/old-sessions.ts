import { and, eq, inArray, lt, or } from 'drizzle-orm';
import { mailTokens, refreshTokens, sessions } from '#db/schema/identity.ts';
import type { CommandContext } from '#lib/command/command.ts';

/** A break-in is often noticed weeks later: from where a session came is known for three months. */
const KEPT = { hours: 90 * 24 };
/** Sessions of one transaction. */
export const MOST_AT_ONCE = 500;

/** Deletes sessions that ended ninety days ago with their tokens, and mailed links as old; a bounded number per call. */
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
