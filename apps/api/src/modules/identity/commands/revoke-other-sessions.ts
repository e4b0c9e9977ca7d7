import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { revokeSessions } from '../store/sessions.ts';
import { ownUser } from '../store/users.ts';

/** Ends all of one's own sessions but the current one. */
export const revokeOtherSessions = defineCommand({
  name: 'identity.revoke_other_sessions',
  permission: 'self',
  input: z.strictObject({}),
  example: () => ({}),
  async run(ctx) {
    const { userId, sessionId } = ownUser(ctx);
    const ended = await revokeSessions(ctx, { userId, reason: 'revoked_by_user', exceptSessionId: sessionId });
    return { userId, endedSessions: ended };
  },
  audit: ({ result }) => ({
    resource: { kind: 'user', id: result.userId },
    detail: { endedSessions: result.endedSessions },
  }),
});
