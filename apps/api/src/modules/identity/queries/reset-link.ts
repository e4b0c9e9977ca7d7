import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { countKeysOf } from '../store/api-keys.ts';
import { readMailToken } from '../store/mail-tokens.ts';

/** What a mailed link to set a password leads to: the API keys of the person outlive a password. Uses nothing up. */
export const resetLink = defineQuery({
  name: 'identity.reset_link',
  permission: 'public',
  limits: [{ by: 'ip', points: 30, seconds: 3600 }],
  input: z.strictObject({ token: z.string().check(z.maxLength(100)) }),
  example: () => ({ token: 'unknown' }),
  async run(ctx, { token }) {
    const user = await readMailToken(ctx, { token, purpose: 'reset_password' });
    return { apiKeys: await countKeysOf(ctx, user.id) };
  },
});
