import { SURFACES } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { findRefreshToken } from '../store/refresh-tokens.ts';
import { lockSession, revokeSessions } from '../store/sessions.ts';

/** Ends the session that a refresh token belongs to. Whoever holds the token may; an unknown one changes nothing. */
export const logOut = defineCommand({
  name: 'identity.log_out',
  permission: 'public',
  limits: [{ by: 'ip', points: 60, seconds: 60 }],
  input: z.strictObject({ token: z.string().check(z.maxLength(100)), surface: z.enum(SURFACES) }),
  example: () => ({ token: 'unknown', surface: 'client' as const }),
  async run(ctx, { token, surface }): Promise<{ sessionId: string | null }> {
    const presented = await findRefreshToken(ctx, token);
    const session = presented && (await lockSession(ctx, presented.sessionId));
    if (!session || session.surface !== surface || session.revokedAt !== null) return { sessionId: null };
    await revokeSessions(ctx, { userId: session.userId, reason: 'logged_out', onlySessionId: session.id });
    return { sessionId: session.id };
  },
  audit: ({ result }) => (result.sessionId === null ? null : { resource: { kind: 'session', id: result.sessionId } }),
});
