import { password, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { hashPassword } from '#lib/auth/password-hash.ts';
import { defineCommand } from '#lib/command/define.ts';
import { redeemMailToken, useUp } from '../store/mail-tokens.ts';
import { changeUser, demandGoodPassword } from '../store/users.ts';

/** Sets name and password of an invited person, whose address the mailed link proves. */
export const acceptInvitation = defineCommand({
  name: 'identity.accept_invitation',
  permission: 'public',
  limits: [{ by: 'ip', points: 10, seconds: 3600 }],
  input: z.strictObject({
    token: z.string().check(z.maxLength(100)),
    name: z.optional(text(120)),
    newPassword: password(),
  }),
  example: () => ({ token: 'unknown', newPassword: 'another long secret' }),
  async run(ctx, { token, name, newPassword }) {
    const user = await redeemMailToken(ctx, { token, purpose: 'accept_invitation' });
    await demandGoodPassword(ctx, newPassword, { email: user.email, name: name ?? user.name });
    await changeUser(ctx, user.id, {
      name: name ?? user.name,
      passwordHash: await hashPassword(newPassword),
      emailVerifiedAt: ctx.realNow,
    });
    await useUp(ctx, { userId: user.id });
    return { userId: user.id, surface: user.isStaff ? ('staff' as const) : ('client' as const) };
  },
  audit: ({ result }) => ({ resource: { kind: 'user', id: result.userId } }),
});
