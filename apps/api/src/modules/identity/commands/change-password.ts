import { password } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { hashPassword, isPassword } from '#lib/auth/password-hash.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { useUp } from '../store/mail-tokens.ts';
import { revokeSessions } from '../store/sessions.ts';
import { changeUser, demandGoodPassword, lockUser, ownUser } from '../store/users.ts';

/** Sets a new password for oneself. Every other session ends, and mailed links stop working. */
export const changePassword = defineCommand({
  name: 'identity.change_password',
  permission: 'self',
  limits: [{ by: 'actor', points: 5, seconds: 900 }],
  input: z.strictObject({
    currentPassword: z.string().check(z.minLength(1), z.maxLength(1024)),
    newPassword: password(),
  }),
  example: () => ({ currentPassword: 'a long enough secret', newPassword: 'another long secret' }),
  async run(ctx, { currentPassword, newPassword }) {
    const { userId, sessionId } = ownUser(ctx);
    const user = await lockUser(ctx, userId);
    if (!(await isPassword(user.passwordHash, currentPassword)))
      throw new AppError('identity.wrong_password', { fields: { currentPassword: 'wrong_password' } });
    await demandGoodPassword(ctx, newPassword, user);
    await changeUser(ctx, userId, { passwordHash: await hashPassword(newPassword) });
    await useUp(ctx, { userId });
    const ended = await revokeSessions(ctx, { userId, reason: 'password_changed', exceptSessionId: sessionId });
    ctx.emit('user.password_changed', { userId });
    return { userId, endedSessions: ended };
  },
  audit: ({ result }) => ({
    resource: { kind: 'user', id: result.userId },
    detail: { password: 'changed', endedSessions: result.endedSessions },
  }),
});
