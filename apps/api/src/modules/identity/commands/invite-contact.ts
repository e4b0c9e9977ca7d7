import { CONTACT_GRANTS, email, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clientContacts } from '#db/schema/identity.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { announceAccessChange } from '../store/access-changes.ts';
import { demandAccount, findContact } from '../store/client-contacts.ts';
import { inviteUser } from '../store/invitations.ts';

/** Gives a person access to a client account and mails an invitation. */
export const inviteContact = defineCommand({
  name: 'identity.invite_contact',
  permission: 'contact:manage',
  limits: [{ by: 'actor', points: 30, seconds: 3600 }],
  input: z.strictObject({
    clientId: z.uuid(),
    email: email(),
    name: text(120),
    grants: z.array(z.enum(CONTACT_GRANTS)).check(z.minLength(1), z.maxLength(CONTACT_GRANTS.length)),
  }),
  example: (id) => ({
    clientId: id('client'),
    email: 'bookkeeper@example.com',
    name: 'Bea Bookkeeper',
    grants: ['billing' as const],
  }),
  async run(ctx, { clientId, email, name, grants }) {
    await demandAccount(ctx, clientId);
    const { user } = await inviteUser(ctx, { email, name });
    if (await findContact(ctx, { clientId, userId: user.id }))
      throw new AppError('identity.email_taken', { fields: { email: 'email_taken' } });
    const contactId = ctx.newId();
    await ctx.tx.insert(clientContacts).values({
      ...{ tenantId: ctx.tenant.id, id: contactId, clientId, userId: user.id, createdAt: ctx.realNow },
      grants: [...new Set(grants)],
    });
    await announceAccessChange(ctx);
    return { contactId, userId: user.id };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'contact', id: result.contactId },
    clientId: input.clientId,
    detail: { userId: result.userId, grants: input.grants },
  }),
});
