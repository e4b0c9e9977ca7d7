import { email, locale, password, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { findUserByEmail } from '../store/users.ts';
import { registerUser } from './register-user.ts';

/** Opens an account. The answer is the same for an address that has one: its owner gets a mail to log in instead. */
export const signUp = defineCommand({
  name: 'identity.sign_up',
  permission: 'public',
  limits: [
    // Refused forms count too: more than the five accounts an hour that one connection needs.
    { by: 'ip', points: 10, seconds: 3600 },
    { by: 'account', points: 10, seconds: 3600 },
  ],
  input: z.strictObject({ email: email(), name: text(120), password: password(), locale: z.optional(locale()) }),
  example: () => ({ email: 'visitor@example.com', name: 'A Visitor', password: 'a long enough secret' }),
  async run(ctx, input): Promise<{ isAccepted: true }> {
    const { userId } = await ctx.call(registerUser, input);
    if (userId === null) {
      const known = await findUserByEmail(ctx, input.email);
      if (known?.status === 'active') ctx.emit('user.password_reset_requested', { userId: known.id });
    }
    return { isAccepted: true };
  },
  audit: () => null,
});
