import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { revokeSessions } from '../store/sessions.ts';

/** Ends a staff member's session in a client's area; called from inside it. */
export const endImpersonation = defineCommand({
  name: 'identity.end_impersonation',
  permission: 'self',
  input: z.strictObject({}),
  example: () => ({}),
  async run(ctx) {
    const { actor } = ctx;
    if (actor.kind !== 'user' || actor.impersonator === null) throw new AppError('auth.forbidden');
    const { userId, sessionId } = actor;
    await revokeSessions(ctx, { userId, reason: 'impersonation_ended', onlySessionId: sessionId });
    return { sessionId };
  },
  audit: ({ result }) => ({ resource: { kind: 'session', id: result.sessionId } }),
});
