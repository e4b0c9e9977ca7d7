import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { clientContacts } from '#db/schema/identity.ts';
import { defineCommand } from '#lib/command/define.ts';
import { announceAccessChange } from '../store/access-changes.ts';
import { demandAnOwnerOf, lockContact } from '../store/client-contacts.ts';

/** Takes a person's access to an account away. The person keeps the login; the last owner stays. */
export const removeContact = defineCommand({
  name: 'identity.remove_contact',
  permission: 'contact:manage',
  input: z.strictObject({ contactId: z.uuid() }),
  example: (id) => ({ contactId: id('contact') }),
  async run(ctx, { contactId }) {
    const before = await lockContact(ctx, contactId);
    await ctx.tx
      .delete(clientContacts)
      .where(and(eq(clientContacts.tenantId, ctx.tenant.id), eq(clientContacts.id, contactId)));
    await demandAnOwnerOf(ctx, before);
    await announceAccessChange(ctx);
    return { contactId, clientId: before.clientId, userId: before.userId };
  },
  audit: ({ result }) => ({
    resource: { kind: 'contact', id: result.contactId },
    clientId: result.clientId,
    detail: { userId: result.userId },
  }),
});
