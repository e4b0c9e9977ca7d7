import { isPermission, type Permission, text } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { roleParents } from '#db/schema/identity.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { areParentsAllowed, effectivePermissions, type RoleGraph } from '../core/role-graph.ts';
import type { Role } from './roles.ts';

const permission = () =>
  z.string().check(
    z.maxLength(64),
    z.refine((id) => isPermission(id), { error: 'unknown_permission' }),
  );

/** What a form says about a role. */
export const roleFields = {
  name: text(60),
  description: z._default(text(300, 0), ''),
  permissions: z.array(permission()).check(z.maxLength(200)),
  parentIds: z._default(z.array(z.uuid()).check(z.maxLength(10)), []),
};

interface Wanted {
  roleId: string;
  permissions: readonly string[];
  parentIds: readonly string[];
}

/**
 * Everything that the role would hold. Throws `request.not_found` for a parent that is not the tenant's and
 * `identity.role_cycle` when a role would inherit from itself or through more than five others.
 */
export function wantedPermissions(graph: RoleGraph, { roleId, permissions, parentIds }: Wanted): Set<Permission> {
  if (parentIds.some((id) => !graph.has(id))) throw notFound();
  if (!areParentsAllowed(graph, roleId, parentIds))
    throw new AppError('identity.role_cycle', { fields: { parentIds: 'role_cycle' } });
  const role = { id: roleId, isOwner: false, permissions, parentIds };
  return effectivePermissions(new Map(graph).set(roleId, role), [roleId]);
}

/** Throws `request.invalid` when another role has the name. */
export function demandFreeName(graph: ReadonlyMap<string, Role>, of: { roleId: string; name: string }): void {
  const isTaken = [...graph.values()].some((role) => role.id !== of.roleId && role.name === of.name);
  if (isTaken) throw new AppError('request.invalid', { fields: { name: 'taken' } });
}

export async function replaceParents(ctx: CommandContext, roleId: string, parentIds: readonly string[]): Promise<void> {
  const tenantId = ctx.tenant.id;
  await ctx.tx.delete(roleParents).where(and(eq(roleParents.tenantId, tenantId), eq(roleParents.roleId, roleId)));
  const wanted = [...new Set(parentIds)];
  if (wanted.length > 0)
    await ctx.tx.insert(roleParents).values(wanted.map((parentId) => ({ tenantId, roleId, parentId })));
}
