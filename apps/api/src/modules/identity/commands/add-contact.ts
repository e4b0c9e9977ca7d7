import { CONTACT_GRANTS } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clientContacts } from '#db/schema/identity.ts';
import { defineCommand } from '#lib/command/define.ts';
import { announceAccessChange } from '../store/access-changes.ts';

/**
 * Makes a user a contact of an account that was opened for them in the same transaction (an order, a new client). To
 * give somebody else access there is `inviteContact`.
 */
export const addContact = defineCommand({
  name: 'identity.add_contact',
  permission: 'client:create',
  input: z.strictObject({
    clientId: z.uuid(),
    userId: z.uuid(),
    grants: z.array(z.enum(CONTACT_GRANTS)).check(z.minLength(1), z.maxLength(CONTACT_GRANTS.length)),
  }),
  example: (id) => ({ clientId: id('client'), userId: id('user'), grants: ['owner' as const] }),
  async run(ctx, { clientId, userId, grants }) {
    const contactId = ctx.newId();
    await ctx.tx.insert(clientContacts).values({
      ...{ tenantId: ctx.tenant.id, id: contactId, clientId, userId, createdAt: ctx.realNow },
      grants: [...new Set(grants)],
    });
    await announceAccessChange(ctx);
    return { contactId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'contact', id: result.contactId },
    clientId: input.clientId,
    detail: { userId: input.userId, grants: input.grants },
  }),
});
