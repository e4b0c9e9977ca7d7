import { password } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { hashPassword } from '#lib/auth/password-hash.ts';
import { defineCommand } from '#lib/command/define.ts';
import { countKeysOf, revokeKeysOf } from '../store/api-keys.ts';
import { redeemMailToken, useUp } from '../store/mail-tokens.ts';
import { revokeSessions } from '../store/sessions.ts';
import { changeUser, demandGoodPassword } from '../store/users.ts';

/**
 * Sets a new password by a mailed link. All sessions end: whoever forced the reset may sit in one. The link also proves
 * that the address is the person's. API keys that the person made go on unless asked otherwise; the answer counts them.
 */
export const resetPassword = defineCommand({
  name: 'identity.reset_password',
  permission: 'public',
  limits: [{ by: 'ip', points: 10, seconds: 3600 }],
  input: z.strictObject({
    token: z.string().check(z.maxLength(100)),
    newPassword: password(),
    revokesApiKeys: z._default(z.boolean(), false),
  }),
  example: () => ({ token: 'unknown', newPassword: 'another long secret' }),
  async run(ctx, { token, newPassword, revokesApiKeys }) {
    const user = await redeemMailToken(ctx, { token, purpose: 'reset_password' });
    await demandGoodPassword(ctx, newPassword, user);
    await changeUser(ctx, user.id, {
      passwordHash: await hashPassword(newPassword),
      emailVerifiedAt: user.emailVerifiedAt ?? ctx.realNow,
    });
    await useUp(ctx, { userId: user.id });
    await revokeSessions(ctx, { userId: user.id, reason: 'password_reset' });
    ctx.emit('user.password_changed', { userId: user.id });
    const revokedKeys = revokesApiKeys ? await revokeKeysOf(ctx, user.id) : 0;
    return { userId: user.id, revokedKeys, workingKeys: await countKeysOf(ctx, user.id) };
  },
  audit: ({ result: { userId, revokedKeys, workingKeys } }) => ({
    resource: { kind: 'user', id: userId },
    detail: { password: 'changed', revokedKeys, workingKeys },
  }),
});
