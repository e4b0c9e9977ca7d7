import { CONTACT_GRANTS } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { clientContacts } from '#db/schema/identity.ts';
import { defineCommand } from '#lib/command/define.ts';
import { announceAccessChange } from '../store/access-changes.ts';
import { demandAnOwnerOf, lockContact } from '../store/client-contacts.ts';

/** Changes what a contact may do in the account. The last owner stays one. */
export const updateContact = defineCommand({
  name: 'identity.update_contact',
  permission: 'contact:manage',
  input: z.strictObject({
    contactId: z.uuid(),
    grants: z.array(z.enum(CONTACT_GRANTS)).check(z.minLength(1), z.maxLength(CONTACT_GRANTS.length)),
  }),
  example: (id) => ({ contactId: id('contact'), grants: ['owner' as const] }),
  async run(ctx, { contactId, grants }) {
    const before = await lockContact(ctx, contactId);
    await ctx.tx
      .update(clientContacts)
      .set({ grants: [...new Set(grants)] })
      .where(and(eq(clientContacts.tenantId, ctx.tenant.id), eq(clientContacts.id, contactId)));
    await demandAnOwnerOf(ctx, before);
    await announceAccessChange(ctx);
    return { contactId, clientId: before.clientId, before: before.grants };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'contact', id: result.contactId },
    clientId: result.clientId,
    detail: { before: result.before, after: input.grants },
  }),
});
