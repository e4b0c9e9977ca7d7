import * as z from 'zod/mini';
import type { Actor } from '#lib/authz/actor.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { contactsOf } from '../store/contacts.ts';
import { findSession } from '../store/sessions.ts';
import { findUser } from '../store/users.ts';

type UserActor = Extract<Actor, { kind: 'user' }>;

/** Who is logged in, what they may do, and for whom. */
export const me = defineQuery({
  name: 'identity.me',
  permission: 'self',
  input: z.strictObject({}),
  example: () => ({}),
  async run(ctx) {
    const { actor, tenant } = ctx;
    if (actor.kind !== 'user') throw new AppError('auth.required');
    const user = await findUser(ctx, actor.userId);
    if (!user) throw new AppError('auth.session_expired');
    const { id, name, currency, timeZone, isDemo } = tenant;
    return {
      user: { id: user.id, name: user.name, email: user.email, isEmailVerified: user.emailVerifiedAt !== null },
      surface: actor.surface,
      permissions: [...actor.permissions],
      /** Client groups that a staff member is confined to; null: every client. */
      clientGroupIds: actor.clientGroupIds,
      tenant: { id, name, currency, timeZone, simulated: isDemo },
      locale: user.locale,
      /** The account that a portal user works in, and all that they may switch to. */
      clientId: actor.clientId,
      clients: await clientsOf(ctx, actor),
      impersonation: await impersonationOf(ctx, actor),
    };
  },
});

async function clientsOf(ctx: QueryContext, actor: UserActor) {
  if (actor.surface === 'staff') return [];
  const contacts = await contactsOf(ctx, actor.userId);
  // Staff who look at one account do not learn of the person's others.
  return actor.impersonator === null ? contacts : contacts.filter(({ clientId }) => clientId === actor.clientId);
}

async function impersonationOf(ctx: QueryContext, actor: UserActor) {
  if (actor.impersonator === null) return null;
  const session = await findSession(ctx, actor.sessionId);
  if (!session) throw new AppError('auth.session_expired');
  return { staffName: actor.impersonator.name, expiresAt: session.expiresAt.toString() };
}
