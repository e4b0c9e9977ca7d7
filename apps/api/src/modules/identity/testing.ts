import type { ContactGrant } from '@panel1/shared-types';
import { apiKeys } from '#db/schema/identity.ts';
import { newToken, tokenHash } from '#lib/auth/opaque-token.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { addContact } from './commands/add-contact.ts';
import { registerUser } from './commands/register-user.ts';
import { createDefaultRoles } from './store/default-roles.ts';
import { replaceRolesOf } from './store/roles.ts';
import { insertSession } from './store/sessions.ts';
import { changeUser } from './store/users.ts';

/** The password of everybody that these builders make. */
export const PASSWORD = 'a long enough secret';

/** A person with an account and PASSWORD, without a session. */
export async function aUser(ctx: CommandContext, email: string): Promise<string> {
  const { userId } = await ctx.call(registerUser, { email, name: 'Uma User', password: PASSWORD });
  if (userId === null) throw new Error(`${email} exists`);
  return userId;
}

/** A staff member with one of the default roles: Owner, Billing, Support, Technician. */
export async function aStaffMember(ctx: CommandContext, email: string, role: string): Promise<string> {
  const userId = await aUser(ctx, email);
  const roleId = (await createDefaultRoles(ctx)).get(role);
  if (roleId === undefined) throw new Error(`there is no default role ${role}`);
  await changeUser(ctx, userId, { isStaff: true, emailVerifiedAt: ctx.realNow });
  await replaceRolesOf(ctx, userId, [roleId]);
  return userId;
}

/** A person who may log in to a client account. */
export async function aContact(
  ctx: CommandContext,
  of: { clientId: string; email: string; grants: ContactGrant[] },
): Promise<{ userId: string; contactId: string }> {
  const userId = await aUser(ctx, of.email);
  const { contactId } = await ctx.call(addContact, { clientId: of.clientId, userId, grants: of.grants });
  return { userId, contactId };
}

/** An open session of a person on the client surface. */
export async function aSession(ctx: CommandContext, userId: string): Promise<string> {
  const of = { userId, surface: 'client', activeClientId: null, impersonation: null } as const;
  return (await insertSession(ctx, of)).sessionId;
}

/** An API key that a staff member made, with the right to read roles. */
export async function anApiKey(ctx: CommandContext, makerId: string): Promise<string> {
  const keyId = ctx.newId();
  await ctx.tx.insert(apiKeys).values({
    ...{ tenantId: ctx.tenant.id, id: keyId, name: 'Key', prefix: keyId.slice(-12), createdById: makerId },
    ...{ secretHash: tokenHash(newToken()), permissions: ['role:read'], allowedIps: [] },
    ...{ createdAt: ctx.realNow, expiresAt: ctx.realNow.add({ hours: 24 }) },
  });
  return keyId;
}
