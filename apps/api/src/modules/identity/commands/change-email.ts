import { email } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { isPassword } from '#lib/auth/password-hash.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { emailKey } from '../core/email-key.ts';
import { useUp } from '../store/mail-tokens.ts';
import { revokeSessions } from '../store/sessions.ts';
import { changeUser, findUserByEmail, lockUser, ownUser } from '../store/users.ts';

/** Changes one's own address: it is unverified until its link is opened, and every other session ends. */
export const changeEmail = defineCommand({
  name: 'identity.change_email',
  permission: 'self',
  limits: [{ by: 'actor', points: 5, seconds: 3600 }],
  input: z.strictObject({ email: email(), currentPassword: z.string().check(z.minLength(1), z.maxLength(1024)) }),
  example: () => ({ email: 'new.address@example.com', currentPassword: 'a long enough secret' }),
  async run(ctx, input) {
    const { userId, sessionId } = ownUser(ctx);
    const user = await lockUser(ctx, userId);
    if (!(await isPassword(user.passwordHash, input.currentPassword)))
      throw new AppError('identity.wrong_password', { fields: { currentPassword: 'wrong_password' } });
    const known = await findUserByEmail(ctx, input.email);
    if (known && known.id !== userId) throw new AppError('identity.email_taken', { fields: { email: 'email_taken' } });
    await changeUser(ctx, userId, {
      email: input.email,
      emailNormalized: emailKey(input.email),
      ...(known ? {} : { emailVerifiedAt: null }),
    });
    await useUp(ctx, { userId });
    await revokeSessions(ctx, { userId, reason: 'email_changed', exceptSessionId: sessionId });
    if (!known) ctx.emit('user.verification_requested', { userId });
    return { userId };
  },
  audit: ({ result }) => ({ resource: { kind: 'user', id: result.userId }, detail: { email: 'changed' } }),
});
