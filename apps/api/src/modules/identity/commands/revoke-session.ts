import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { findSession, revokeSessions } from '../store/sessions.ts';
import { ownUser } from '../store/users.ts';

/** Ends one of one's own sessions, on another device or this one. */
export const revokeSession = defineCommand({
  name: 'identity.revoke_session',
  permission: 'self',
  input: z.strictObject({ sessionId: z.uuid() }),
  example: (id) => ({ sessionId: id('session') }),
  async run(ctx, { sessionId }) {
    const { userId } = ownUser(ctx);
    const session = await findSession(ctx, sessionId);
    if (session?.userId !== userId) throw notFound();
    await revokeSessions(ctx, { userId, reason: 'revoked_by_user', onlySessionId: sessionId });
    return { sessionId };
  },
  audit: ({ result }) => ({ resource: { kind: 'session', id: result.sessionId } }),
});
