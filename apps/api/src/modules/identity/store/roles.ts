import type { Permission } from '@panel1/shared-types';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { roleParents, roles, staffScopes, userRoles, users } from '#db/schema/identity.ts';
import type { Actor } from '#lib/authz/actor.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { effectivePermissions, isWithin, type RoleGraph, type RoleNode } from '../core/role-graph.ts';
import { announceAccessChange } from './access-changes.ts';

type Read = { tx: QueryContext['tx']; tenant: { id: string } };

export interface Role extends RoleNode {
  name: string;
  description: string;
}

/** All roles of the tenant with their parents. */
export async function loadRoles(ctx: Read): Promise<ReadonlyMap<string, Role>> {
  const rows = await ctx.tx
    .select()
    .from(roles)
    .where(eq(roles.tenantId, ctx.tenant.id))
    .orderBy(roles.createdAt, roles.id);
  const links = await ctx.tx.select().from(roleParents).where(eq(roleParents.tenantId, ctx.tenant.id));
  return new Map(
    rows.map(({ id, name, description, isOwner, permissions }) => {
      const parentIds = links.filter((link) => link.roleId === id).map((link) => link.parentId);
      return [id, { id, name, description, isOwner, permissions, parentIds }];
    }),
  );
}

export async function roleIdsOf(ctx: Read, userId: string): Promise<string[]> {
  const rows = await ctx.tx
    .select({ roleId: userRoles.roleId })
    .from(userRoles)
    .where(and(eq(userRoles.tenantId, ctx.tenant.id), eq(userRoles.userId, userId)));
  return rows.map((row) => row.roleId);
}

/** What a staff member may do by the roles they have now. */
export async function staffPermissions(ctx: Read, userId: string): Promise<Set<Permission>> {
  return effectivePermissions(await loadRoles(ctx), await roleIdsOf(ctx, userId));
}

/** Everything that the actor holds; work of our own may grant all. */
function mayGrant(actor: Actor, wanted: ReadonlySet<Permission>): boolean {
  if (actor.kind === 'system') return true;
  return actor.kind !== 'anonymous' && isWithin(wanted, actor.permissions);
}

/** Throws `identity.cannot_grant` when the roles hold something that the actor lacks. */
export function demandGrantable(actor: Actor, wanted: ReadonlySet<Permission>): void {
  if (!mayGrant(actor, wanted)) throw new AppError('identity.cannot_grant');
}

/** The permissions that the roles give; throws `request.not_found` for a role that is not the tenant's. */
export function permissionsOfRoles(graph: RoleGraph, roleIds: readonly string[]): Set<Permission> {
  if (roleIds.some((id) => !graph.has(id))) throw notFound();
  return effectivePermissions(graph, roleIds);
}

export async function replaceRolesOf(ctx: CommandContext, userId: string, roleIds: readonly string[]): Promise<void> {
  const tenantId = ctx.tenant.id;
  await ctx.tx.delete(userRoles).where(and(eq(userRoles.tenantId, tenantId), eq(userRoles.userId, userId)));
  const wanted = [...new Set(roleIds)];
  if (wanted.length > 0) await ctx.tx.insert(userRoles).values(wanted.map((roleId) => ({ tenantId, userId, roleId })));
  await bumpEpochs(ctx, userId);
}

/** Marks permissions as changed, of one user or of all staff, and tells every process. */
export async function bumpEpochs(ctx: CommandContext, userId: string | null): Promise<void> {
  await ctx.tx
    .update(users)
    .set({ permissionEpoch: sql`${users.permissionEpoch} + 1` })
    .where(and(eq(users.tenantId, ctx.tenant.id), userId === null ? eq(users.isStaff, true) : eq(users.id, userId)));
  await announceAccessChange(ctx);
}

/**
 * Throws `identity.last_owner` when no active staff member with an owner role who sees every client is left: nobody else
 * could give what that takes. The owner role's row is locked first, so that two owners cannot remove each other at the same time; call it after the change.
 */
export async function demandAnOwner(ctx: CommandContext): Promise<void> {
  const [owner] = await ctx.tx
    .select({ userId: users.id })
    .from(users)
    .innerJoin(userRoles, and(eq(userRoles.tenantId, users.tenantId), eq(userRoles.userId, users.id)))
    .innerJoin(roles, and(eq(roles.tenantId, userRoles.tenantId), eq(roles.id, userRoles.roleId)))
    .leftJoin(staffScopes, and(eq(staffScopes.tenantId, users.tenantId), eq(staffScopes.userId, users.id)))
    .where(
      and(
        eq(users.tenantId, ctx.tenant.id),
        eq(users.status, 'active'),
        eq(users.isStaff, true),
        eq(roles.isOwner, true),
        isNull(staffScopes.userId),
      ),
    )
    .limit(1);
  if (!owner) throw new AppError('identity.last_owner');
}

/** Serialises changes of who is an owner; called before such a change. */
export async function lockOwnerRoles(ctx: CommandContext): Promise<void> {
  await ctx.tx
    .select({ id: roles.id })
    .from(roles)
    .where(and(eq(roles.tenantId, ctx.tenant.id), eq(roles.isOwner, true)))
    .orderBy(roles.id)
    .for('update');
}
