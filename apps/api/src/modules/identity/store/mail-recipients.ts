import type { ContactGrant, Permission } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import { clientContacts, users } from '#db/schema/identity.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { effectivePermissions } from '../core/role-graph.ts';
import { isInScope } from '../core/staff-scope.ts';
import { type IssuedMailToken, issueMailToken } from './mail-tokens.ts';
import { loadRoles, roleIdsOf } from './roles.ts';
import { groupOfClient, scopesOf } from './staff-scopes.ts';
import { findUser, type UserRow } from './users.ts';

/** Somebody a mail is written to. */
export interface Recipient {
  userId: string;
  email: string;
  name: string;
  locale: string;
  isStaff: boolean;
  isEmailVerified: boolean;
}

function recipient({ id, email, name, locale, isStaff, emailVerifiedAt }: UserRow): Recipient {
  return { userId: id, email, name, locale, isStaff, isEmailVerified: emailVerifiedAt !== null };
}

/** The user as a recipient; null when there is none or the account is disabled. */
export async function userRecipient(ctx: QueryContext, userId: string): Promise<Recipient | null> {
  const user = await findUser(ctx, userId);
  return user?.status === 'active' ? recipient(user) : null;
}

/** The active contacts of a client account that hold one of the grants (an owner always counts). */
export async function contactRecipients(
  ctx: QueryContext,
  of: { clientId: string; grants: readonly ContactGrant[] },
): Promise<Recipient[]> {
  const rows = await ctx.tx
    .select({ user: users, grants: clientContacts.grants })
    .from(clientContacts)
    .innerJoin(users, and(eq(users.tenantId, clientContacts.tenantId), eq(users.id, clientContacts.userId)))
    .where(
      and(
        eq(clientContacts.tenantId, ctx.tenant.id),
        eq(clientContacts.clientId, of.clientId),
        eq(users.status, 'active'),
      ),
    )
    .orderBy(clientContacts.createdAt, clientContacts.id);
  const isMeant = (grants: readonly ContactGrant[]) =>
    grants.some((grant) => grant === 'owner' || of.grants.includes(grant));
  return rows.filter(({ grants }) => isMeant(grants)).map(({ user }) => recipient(user));
}

/**
 * The active staff members who hold a permission and see the client it is about: whom an alert is for. What is about no
 * client goes to those who see every client.
 */
export async function staffRecipients(
  ctx: QueryContext,
  permission: Permission,
  clientId: string | null,
): Promise<Recipient[]> {
  const group = clientId === null ? null : await groupOfClient(ctx, clientId);
  const staff = await ctx.tx
    .select()
    .from(users)
    .where(and(eq(users.tenantId, ctx.tenant.id), eq(users.isStaff, true), eq(users.status, 'active')))
    .orderBy(users.id);
  const scopes = await scopesOf(
    ctx,
    staff.map((user) => user.id),
  );
  const graph = await loadRoles(ctx);
  const meant: Recipient[] = [];
  for (const user of staff) {
    const held = effectivePermissions(graph, await roleIdsOf(ctx, user.id));
    if (held.has(permission) && isInScope(group, scopes.get(user.id) ?? null)) meant.push(recipient(user));
  }
  return meant;
}

/**
 * The link of an invitation: to set a password, or, for somebody who has a verified account, to log in. `expiresAt` is
 * null for a link that does not expire.
 */
export async function invitationLink(
  ctx: CommandContext,
  userId: string,
): Promise<Omit<IssuedMailToken, 'expiresAt'> & { expiresAt: Temporal.Instant | null }> {
  const user = await findUser(ctx, userId);
  if (!user) throw notFound();
  if (user.emailVerifiedAt === null) return issueMailToken(ctx, { userId, purpose: 'accept_invitation' });
  return { address: user.email, path: user.isStaff ? '/admin/login' : '/login', expiresAt: null };
}
