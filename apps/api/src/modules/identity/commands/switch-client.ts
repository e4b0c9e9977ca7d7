import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { contactsOf } from '../store/contacts.ts';
import { changeSession } from '../store/sessions.ts';
import { findUser, ownUser } from '../store/users.ts';

/** Makes another client account of the signed-in person the active one of this session. */
export const switchClient = defineCommand({
  name: 'identity.switch_client',
  permission: 'self',
  input: z.strictObject({ clientId: z.uuid() }),
  example: (id) => ({ clientId: id('client') }),
  async run(ctx, { clientId }) {
    const { userId, sessionId } = ownUser(ctx);
    if (ctx.actor.kind !== 'user' || ctx.actor.surface !== 'client') throw new AppError('auth.forbidden');
    const contacts = await contactsOf(ctx, userId);
    if (!contacts.some((contact) => contact.clientId === clientId)) throw notFound();
    await changeSession(ctx, sessionId, { activeClientId: clientId });
    const user = await findUser(ctx, userId);
    return { userId, sessionId, clientId, epoch: user?.permissionEpoch ?? 0 };
  },
  audit: ({ input }) => ({ resource: { kind: 'client', id: input.clientId } }),
});
