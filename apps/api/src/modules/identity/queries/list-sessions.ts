import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import * as z from 'zod/mini';
import { sessions } from '#db/schema/identity.ts';
import { defineQuery } from '#lib/command/define.ts';
import { isAlive } from '../core/session-limits.ts';
import { ownUser } from '../store/users.ts';

const MOST = 100;

/** One's own open sessions on both surfaces, the last used first; staff who look at the account see none. */
export const listSessions = defineQuery({
  name: 'identity.list_sessions',
  permission: 'self',
  input: z.strictObject({}),
  example: () => ({}),
  async run(ctx) {
    const { userId, sessionId } = ownUser(ctx);
    const rows = await ctx.tx
      .select()
      .from(sessions)
      .where(
        and(
          eq(sessions.tenantId, ctx.tenant.id),
          eq(sessions.userId, userId),
          isNull(sessions.revokedAt),
          gt(sessions.expiresAt, ctx.realNow),
        ),
      )
      .orderBy(desc(sessions.lastUsedAt), desc(sessions.id))
      .limit(MOST);
    const open = rows.filter((row) => isAlive(row, ctx.realNow));
    return {
      rows: open.map((row) => ({
        sessionId: row.id,
        surface: row.surface,
        isCurrent: row.id === sessionId,
        /** Staff who look at the account: a session that the person did not open. */
        isImpersonation: row.impersonatorId !== null,
        ip: row.ip,
        userAgent: row.userAgent,
        createdAt: row.createdAt.toString(),
        lastUsedAt: row.lastUsedAt.toString(),
        expiresAt: row.expiresAt.toString(),
      })),
      total: open.length,
    };
  },
});
