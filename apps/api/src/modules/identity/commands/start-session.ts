import { SURFACES } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { contactsOf, lastActiveClient } from '../store/contacts.ts';
import { insertSession } from '../store/sessions.ts';
import { changeUser, lockUser } from '../store/users.ts';

/**
 * Opens a session after the password was verified outside the transaction. `verifiedHash` is what it was verified
 * against: when the password changed in between, nothing opens. Not in any router; `logIn` calls it.
 */
export const startSession = defineCommand({
  name: 'identity.log_in',
  permission: 'public',
  limits: [{ by: 'ip', points: 20, seconds: 900 }],
  input: z.strictObject({
    userId: z.uuid(),
    surface: z.enum(SURFACES),
    verifiedHash: z.string().check(z.maxLength(500)),
    renewedHash: z.optional(z.string().check(z.maxLength(500))),
  }),
  example: (id) => ({ userId: id('user'), surface: 'client' as const, verifiedHash: 'not a hash' }),
  async run(ctx, { userId, surface, verifiedHash, renewedHash }) {
    const user = await lockUser(ctx, userId);
    const isWelcome = user.status === 'active' && (surface === 'client' || user.isStaff);
    if (!isWelcome || user.passwordHash !== verifiedHash) throw new AppError('auth.bad_credentials');
    await changeUser(ctx, userId, {
      lastLoginAt: ctx.realNow,
      ...(renewedHash === undefined ? {} : { passwordHash: renewedHash }),
    });
    const clientId = surface === 'staff' ? null : await firstClient(ctx, userId);
    const session = await insertSession(ctx, { userId, surface, activeClientId: clientId, impersonation: null });
    return { ...session, userId, surface, clientId, epoch: user.permissionEpoch };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'user', id: input.userId },
    detail: { surface: input.surface, sessionId: result.sessionId },
  }),
  isResultSecret: true,
});

/** The account that the person used last, else their first one. */
async function firstClient(ctx: Parameters<typeof contactsOf>[0], userId: string): Promise<string | null> {
  const clientIds = (await contactsOf(ctx, userId)).map((contact) => contact.clientId);
  const last = await lastActiveClient(ctx, userId);
  return clientIds.find((id) => id === last) ?? clientIds[0] ?? null;
}
