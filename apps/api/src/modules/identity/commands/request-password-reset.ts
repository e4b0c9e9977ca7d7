import { email } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { findUserByEmail } from '../store/users.ts';

/** Mails a link to set a new password, if the address has an account. The answer is the same when it has none. */
export const requestPasswordReset = defineCommand({
  name: 'identity.request_password_reset',
  permission: 'public',
  limits: [
    { by: 'account', points: 3, seconds: 3600 },
    { by: 'ip', points: 10, seconds: 3600 },
  ],
  input: z.strictObject({ email: email() }),
  example: () => ({ email: 'visitor@example.com' }),
  async run(ctx, input): Promise<{ isAccepted: true }> {
    const user = await findUserByEmail(ctx, input.email);
    if (user?.status === 'active') ctx.emit('user.password_reset_requested', { userId: user.id });
    return { isAccepted: true };
  },
  audit: () => null,
});
