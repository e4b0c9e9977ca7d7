import { text } from '@panel1/shared-types';
import { and, arrayContains, asc, desc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { clientContacts, users } from '#db/schema/identity.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { insertSession } from '../store/sessions.ts';

/**
 * Opens a session in a client's area for a staff member, for half an hour: it sees what the contact sees, and can
 * neither pay nor see secrets nor change the account. Not in any router: the answer holds a session, which belongs in a
 * cookie (http/auth-routes.ts).
 */
export const impersonateClient = defineCommand({
  name: 'identity.impersonate_client',
  permission: 'client:impersonate',
  limits: [{ by: 'actor', points: 30, seconds: 3600 }],
  input: z.strictObject({
    clientId: z.uuid(),
    /** Which contact to be; absent: an owner of the account. */
    userId: z.optional(z.uuid()),
    /** Goes into the audit trail, which the client can ask for. */
    reason: text(500, 5),
  }),
  example: (id) => ({ clientId: id('client'), reason: 'Asked for help with an invoice' }),
  async run(ctx, { clientId, userId, reason }) {
    const { actor } = ctx;
    if (actor.kind !== 'user' || actor.surface !== 'staff') throw new AppError('auth.forbidden');
    const contact = await contactToBe(ctx, { clientId, userId });
    const session = await insertSession(ctx, {
      userId: contact.userId,
      surface: 'client',
      activeClientId: clientId,
      impersonation: { staffUserId: actor.userId, reason },
    });
    return { ...session, userId: contact.userId, surface: 'client' as const, clientId, epoch: contact.epoch };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'client', id: input.clientId },
    clientId: input.clientId,
    detail: { userId: result.userId, sessionId: result.sessionId, reason: input.reason },
  }),
  isResultSecret: true,
});

async function contactToBe(ctx: CommandContext, of: { clientId: string; userId: string | undefined }) {
  const [contact] = await ctx.tx
    .select({ userId: users.id, epoch: users.permissionEpoch })
    .from(clientContacts)
    .innerJoin(users, and(eq(users.tenantId, clientContacts.tenantId), eq(users.id, clientContacts.userId)))
    .where(
      and(
        eq(clientContacts.tenantId, ctx.tenant.id),
        eq(clientContacts.clientId, of.clientId),
        eq(users.status, 'active'),
        of.userId === undefined ? undefined : eq(users.id, of.userId),
      ),
    )
    .orderBy(desc(arrayContains(clientContacts.grants, ['owner'])), asc(clientContacts.createdAt))
    .limit(1);
  if (!contact) throw notFound();
  return contact;
}
