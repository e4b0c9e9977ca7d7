import { email, locale, password, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { hashPassword } from '#lib/auth/password-hash.ts';
import { defineCommand } from '#lib/command/define.ts';
import { demandGoodPassword, insertUser } from '../store/users.ts';

/**
 * Makes a user; `userId` is null when the address has an account already. Nobody is told who that is: the caller asks
 * the person to log in. Called by sign-up and by ordering inside their own transaction.
 */
export const registerUser = defineCommand({
  name: 'identity.register_user',
  permission: 'client:create',
  input: z.strictObject({
    email: email(),
    name: text(120),
    locale: z.optional(locale()),
    /** Absent: the person sets one by a mailed link. */
    password: z.optional(password()),
  }),
  example: () => ({ email: 'new.person@example.com', name: 'New Person', password: 'a long enough secret' }),
  async run(ctx, input): Promise<{ userId: string | null }> {
    if (input.password !== undefined) await demandGoodPassword(ctx, input.password, input);
    const passwordHash = input.password === undefined ? null : await hashPassword(input.password);
    const { email, name, locale } = input;
    const userId = await insertUser(ctx, { email, name, locale, passwordHash, isStaff: false });
    if (userId !== null) {
      ctx.emit('user.registered', { userId });
      ctx.emit('user.verification_requested', { userId });
    }
    return { userId };
  },
  audit: ({ result }) => (result.userId === null ? null : { resource: { kind: 'user', id: result.userId } }),
});
