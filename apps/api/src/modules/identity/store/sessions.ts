import type { Surface } from '@panel1/shared-types';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { sessions } from '#db/schema/identity.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { IMPERSONATION_SECONDS, SESSION_LIMITS } from '../core/session-limits.ts';
import { announceAccessChange } from './access-changes.ts';
import { insertRefreshToken } from './refresh-tokens.ts';

export type SessionRow = typeof sessions.$inferSelect;

export interface NewSession {
  userId: string;
  surface: Surface;
  activeClientId: string | null;
  impersonation: { staffUserId: string; reason: string } | null;
}

/** A new session with its first refresh token. Every login gets an id of its own, whatever the browser sent. */
export async function insertSession(
  ctx: CommandContext,
  of: NewSession,
): Promise<{ sessionId: string; refreshToken: string }> {
  const sessionId = ctx.newId();
  const seconds = of.impersonation ? IMPERSONATION_SECONDS : SESSION_LIMITS[of.surface].absoluteSeconds;
  await ctx.tx.insert(sessions).values({
    tenantId: ctx.tenant.id,
    id: sessionId,
    userId: of.userId,
    surface: of.surface,
    activeClientId: of.activeClientId,
    impersonatorId: of.impersonation?.staffUserId ?? null,
    impersonationReason: of.impersonation?.reason ?? null,
    ip: ctx.origin.ip,
    userAgent: ctx.origin.userAgent?.slice(0, 300) ?? null,
    createdAt: ctx.realNow,
    lastUsedAt: ctx.realNow,
    expiresAt: ctx.realNow.add({ seconds }),
  });
  return { sessionId, refreshToken: await insertRefreshToken(ctx, sessionId) };
}

/** Locks a session, so that two refreshes of one family follow each other. */
export async function lockSession(ctx: CommandContext, sessionId: string): Promise<SessionRow | undefined> {
  const [row] = await ctx.tx
    .select()
    .from(sessions)
    .where(and(eq(sessions.tenantId, ctx.tenant.id), eq(sessions.id, sessionId)))
    .for('update');
  return row;
}

export async function findSession(ctx: { tx: QueryContext['tx']; tenant: { id: string } }, sessionId: string) {
  const [row] = await ctx.tx
    .select()
    .from(sessions)
    .where(and(eq(sessions.tenantId, ctx.tenant.id), eq(sessions.id, sessionId)));
  return row;
}

export async function changeSession(
  ctx: CommandContext,
  sessionId: string,
  change: Partial<Pick<SessionRow, 'lastUsedAt' | 'activeClientId'>>,
): Promise<void> {
  await ctx.tx
    .update(sessions)
    .set(change)
    .where(and(eq(sessions.tenantId, ctx.tenant.id), eq(sessions.id, sessionId)));
}

/** Which sessions end: one, all of a user, or all but one. */
export interface Revocation {
  userId: string;
  reason: string;
  onlySessionId?: string;
  exceptSessionId?: string;
}

/** Ends sessions and tells every process; answers how many were open. */
export async function revokeSessions(ctx: CommandContext, of: Revocation): Promise<number> {
  const ended = await ctx.tx
    .update(sessions)
    .set({ revokedAt: ctx.realNow, revokedReason: of.reason })
    .where(
      and(
        eq(sessions.tenantId, ctx.tenant.id),
        eq(sessions.userId, of.userId),
        isNull(sessions.revokedAt),
        of.onlySessionId === undefined ? undefined : eq(sessions.id, of.onlySessionId),
        of.exceptSessionId === undefined ? undefined : ne(sessions.id, of.exceptSessionId),
      ),
    )
    .returning({ id: sessions.id });
  await announceAccessChange(ctx);
  return ended.length;
}
