import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { redeemMailToken } from '../store/mail-tokens.ts';
import { changeUser } from '../store/users.ts';

/** Marks an address as the person's own, by the link that was mailed to it. */
export const verifyEmail = defineCommand({
  name: 'identity.verify_email',
  permission: 'public',
  limits: [{ by: 'ip', points: 30, seconds: 3600 }],
  input: z.strictObject({ token: z.string().check(z.maxLength(100)) }),
  example: () => ({ token: 'unknown' }),
  async run(ctx, { token }) {
    const user = await redeemMailToken(ctx, { token, purpose: 'verify_email' });
    await changeUser(ctx, user.id, { emailVerifiedAt: ctx.realNow });
    return { userId: user.id };
  },
  audit: ({ result }) => ({ resource: { kind: 'user', id: result.userId } }),
});
