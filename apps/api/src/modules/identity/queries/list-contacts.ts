import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { clientContacts, users } from '#db/schema/identity.ts';
import { defineQuery } from '#lib/command/define.ts';
import { demandAccount } from '../store/client-contacts.ts';

const MOST = 200;

/** The people who may work in a client account. */
export const listContacts = defineQuery({
  name: 'identity.list_contacts',
  permission: 'contact:read',
  input: z.strictObject({ clientId: z.uuid() }),
  example: (id) => ({ clientId: id('client') }),
  async run(ctx, { clientId }) {
    await demandAccount(ctx, clientId);
    const rows = await ctx.tx
      .select({ contact: clientContacts, user: users })
      .from(clientContacts)
      .innerJoin(users, and(eq(users.tenantId, clientContacts.tenantId), eq(users.id, clientContacts.userId)))
      .where(and(eq(clientContacts.tenantId, ctx.tenant.id), eq(clientContacts.clientId, clientId)))
      .orderBy(clientContacts.createdAt, clientContacts.id)
      .limit(MOST);
    return {
      rows: rows.map(({ contact, user }) => ({
        contactId: contact.id,
        userId: user.id,
        name: user.name,
        email: user.email,
        grants: contact.grants,
        status: user.status,
        /** Invited, and has not set a password yet. */
        isPending: user.passwordHash === null,
        isEmailVerified: user.emailVerifiedAt !== null,
        lastLoginAt: user.lastLoginAt?.toString() ?? null,
      })),
      total: rows.length,
    };
  },
});
