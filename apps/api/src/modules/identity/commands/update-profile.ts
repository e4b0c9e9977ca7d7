import { locale, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { announceAccessChange } from '../store/access-changes.ts';
import { changeUser, ownUser } from '../store/users.ts';

/** Changes one's own name and language. */
export const updateProfile = defineCommand({
  name: 'identity.update_profile',
  permission: 'self',
  input: z.strictObject({ name: text(120), locale: locale() }),
  example: () => ({ name: 'Ada Example', locale: 'en' }),
  async run(ctx, { name, locale }) {
    const { userId } = ownUser(ctx);
    await changeUser(ctx, userId, { name, locale });
    // The name goes into the audit trail, from what processes remember of the session.
    await announceAccessChange(ctx);
    return { userId };
  },
  audit: ({ input, result }) => ({ resource: { kind: 'user', id: result.userId }, detail: { locale: input.locale } }),
});
