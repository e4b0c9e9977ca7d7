import { SURFACES, type Surface } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { openWith } from '#lib/auth/opaque-token.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { isAlive, REFRESH_GRACE_SECONDS } from '../core/session-limits.ts';
import { contactsOf } from '../store/contacts.ts';
import {
  findRefreshToken,
  insertRefreshToken,
  type RefreshTokenRow,
  spendRefreshToken,
} from '../store/refresh-tokens.ts';
import { changeSession, lockSession, revokeSessions, type SessionRow } from '../store/sessions.ts';
import { findUser } from '../store/users.ts';

/** What a presented token was worth. `reused` means that somebody else has it: the session is ended. */
export type Refreshed =
  | { status: 'refused' }
  | { status: 'reused'; sessionId: string }
  | {
      status: 'renewed';
      refreshToken: string;
      userId: string;
      sessionId: string;
      surface: Surface;
      clientId: string | null;
      epoch: number;
    };

/**
 * Exchanges a refresh token for its successor, once. Its direct predecessor is answered with the same successor for ten
 * seconds, since two tabs may ask at once; any older or later use ends the session, because one of two holders stole it.
 */
export const refreshSession = defineCommand({
  name: 'identity.refresh_session',
  permission: 'public',
  // Every page that is loaded asks once; a whole office may share an address.
  limits: [{ by: 'ip', points: 600, seconds: 60 }],
  input: z.strictObject({ token: z.string().check(z.maxLength(100)), surface: z.enum(SURFACES) }),
  example: () => ({ token: 'unknown', surface: 'client' as const }),
  async run(ctx, { token, surface }): Promise<Refreshed> {
    const presented = await findRefreshToken(ctx, token);
    const session = presented && (await lockSession(ctx, presented.sessionId));
    if (!session || session.surface !== surface || !isAlive(session, ctx.realNow)) return { status: 'refused' };
    const refreshToken = await successorOf(ctx, token);
    if (refreshToken === null) {
      await revokeSessions(ctx, { userId: session.userId, reason: 'token_reused', onlySessionId: session.id });
      ctx.emit('user.sessions_revoked', { userId: session.userId }, { clientId: null });
      return { status: 'reused', sessionId: session.id };
    }
    return renewed(ctx, session, refreshToken);
  },
  audit: ({ result }) =>
    result.status === 'reused'
      ? { resource: { kind: 'session', id: result.sessionId }, detail: { reason: 'token_reused' } }
      : null,
  isResultSecret: true,
});

/** The token that follows, under the session's lock; null when the presented one was spent and may not come back. */
async function successorOf(ctx: CommandContext, token: string): Promise<string | null> {
  // Read again: whoever held the lock before us may have spent it.
  const row = await findRefreshToken(ctx, token);
  if (!row) return null;
  if (row.spentAt === null) {
    const successor = await insertRefreshToken(ctx, row.sessionId);
    await spendRefreshToken(ctx, row, { presented: token, successor });
    return successor;
  }
  return graced(ctx, row, token);
}

async function graced(ctx: CommandContext, row: RefreshTokenRow, token: string): Promise<string | null> {
  if (row.spentAt === null || row.successorEncrypted === null) return null;
  const graceEnds = row.spentAt.add({ seconds: REFRESH_GRACE_SECONDS });
  if (Temporal.Instant.compare(ctx.realNow, graceEnds) > 0) return null;
  const successor = openWith(token, row.successorEncrypted);
  const next = await findRefreshToken(ctx, successor);
  return next?.spentAt === null ? successor : null;
}

async function renewed(ctx: CommandContext, session: SessionRow, refreshToken: string): Promise<Refreshed> {
  const { id: sessionId, userId, surface } = session;
  const user = await findUser(ctx, userId);
  if (user?.status !== 'active' || (surface === 'staff' && !user.isStaff)) return { status: 'refused' };
  const clientId = surface === 'staff' ? null : await stillActiveClient(ctx, session);
  await changeSession(ctx, sessionId, { lastUsedAt: ctx.realNow, activeClientId: clientId });
  return { status: 'renewed', refreshToken, userId, sessionId, surface, clientId, epoch: user.permissionEpoch };
}

/** The account of the session, or another of the person's when they were removed from it. */
async function stillActiveClient(ctx: CommandContext, session: SessionRow): Promise<string | null> {
  const clientIds = (await contactsOf(ctx, session.userId)).map((contact) => contact.clientId);
  const active = clientIds.find((id) => id === session.activeClientId);
  // Staff look at one account only, and lose the session with it.
  return active ?? (session.impersonatorId === null ? clientIds[0] : undefined) ?? null;
}
