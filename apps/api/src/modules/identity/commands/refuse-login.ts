import { SURFACES } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';

/**
 * Writes into the audit trail that a password was refused: at the person's account where the address has one. What was
 * typed is never kept, since it may be a password in the wrong field; one address has one `account`, a part of its hash.
 * Not in any router; `logIn` calls it.
 */
export const refuseLogin = defineCommand({
  name: 'identity.refuse_login',
  permission: 'public',
  limits: [{ by: 'ip', points: 20, seconds: 900 }],
  input: z.strictObject({
    surface: z.enum(SURFACES),
    userId: z.nullable(z.uuid()),
    account: z.string().check(z.maxLength(20)),
  }),
  example: (id) => ({ surface: 'client' as const, userId: id('user'), account: 'JqX0c1' }),
  run: async (_ctx, { userId }) => ({ userId }),
  audit: ({ input: { surface, account }, result: { userId } }) => ({
    resource: userId === null ? null : { kind: 'user', id: userId },
    detail: userId === null ? { surface, account } : { surface },
  }),
});
