import { contactPermissions, type Permission } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import { clientContacts } from '#db/schema/identity.ts';
import type { AccessClaims } from '#lib/auth/access-tokens.ts';
import type { Actor } from '#lib/authz/actor.ts';
import type { Kernel } from '#lib/services.ts';
import type { Tx } from '#lib/tenancy/database.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import { isAlive } from '../core/session-limits.ts';
import { isInScope } from '../core/staff-scope.ts';
import type { KnownAccess } from './known-access.ts';
import { staffPermissions } from './roles.ts';
import { findSession, type SessionRow } from './sessions.ts';
import { groupOfClient, staffScope } from './staff-scopes.ts';
import { findUser, type UserRow } from './users.ts';

const NOBODY = { actor: null, epoch: 0, allowedIps: [] } as const;

type Read = { tx: Tx; tenant: { id: string } };

/** Reads whom an access token speaks for now: the session is open, the user active, the permissions as they stand. */
export function readSessionAccess(kernel: Kernel, claims: AccessClaims): Promise<Omit<KnownAccess, 'until'>> {
  const { tenantId, sessionId, userId, surface } = claims;
  return withTenant(kernel.db, { tenantId, clientId: null, isReadOnly: true }, async (tx) => {
    const ctx: Read = { tx, tenant: { id: tenantId } };
    const session = await findSession(ctx, sessionId);
    const user = await findUser(ctx, userId);
    if (!session || session.userId !== userId || session.surface !== surface) return NOBODY;
    if (!isAlive(session, kernel.clock.real()) || user?.status !== 'active') return NOBODY;
    const actor =
      surface === 'staff' ? await staffActor(ctx, session, user) : await portalActor(ctx, claims, { session, user });
    return { actor, epoch: user.permissionEpoch, allowedIps: [] };
  });
}

async function staffActor(ctx: Read, session: SessionRow, user: UserRow): Promise<Actor | null> {
  if (!user.isStaff) return null;
  return {
    kind: 'user',
    surface: 'staff',
    userId: user.id,
    name: user.name,
    sessionId: session.id,
    clientId: null,
    permissions: await staffPermissions(ctx, user.id),
    clientGroupIds: await staffScope(ctx, user.id),
    impersonator: null,
  };
}

async function portalActor(
  ctx: Read,
  { clientId }: AccessClaims,
  { session, user }: { session: SessionRow; user: UserRow },
): Promise<Actor | null> {
  const impersonator = await impersonatorOf(ctx, session);
  if (session.impersonatorId !== null && (impersonator === null || session.activeClientId !== clientId)) return null;
  const permissions = clientId === null ? [] : await contactRights(ctx, { clientId, userId: user.id, impersonator });
  if (permissions === null) return null;
  return {
    kind: 'user',
    surface: 'client',
    userId: user.id,
    name: user.name,
    sessionId: session.id,
    clientId,
    permissions: new Set(permissions),
    clientGroupIds: null,
    impersonator,
  };
}

/** What the contact may do in the account; null for somebody who is not, or no longer, a contact of it. */
async function contactRights(
  ctx: Read,
  of: { clientId: string; userId: string; impersonator: unknown },
): Promise<Permission[] | null> {
  const [contact] = await ctx.tx
    .select({ grants: clientContacts.grants })
    .from(clientContacts)
    .where(
      and(
        eq(clientContacts.tenantId, ctx.tenant.id),
        eq(clientContacts.clientId, of.clientId),
        eq(clientContacts.userId, of.userId),
      ),
    );
  return contact ? contactPermissions(contact.grants, of.impersonator !== null) : null;
}

/** The staff member behind an impersonation, as long as they are active, still may and still see the client. */
async function impersonatorOf(ctx: Read, session: SessionRow): Promise<{ userId: string; name: string } | null> {
  if (session.impersonatorId === null) return null;
  const staff = await findUser(ctx, session.impersonatorId);
  if (staff?.status !== 'active' || !staff.isStaff) return null;
  const permissions = await staffPermissions(ctx, staff.id);
  const seen = session.activeClientId === null ? null : await groupOfClient(ctx, session.activeClientId);
  if (!isInScope(seen, await staffScope(ctx, staff.id))) return null;
  return permissions.has('client:impersonate') ? { userId: staff.id, name: staff.name } : null;
}
