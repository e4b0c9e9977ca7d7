import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { roles, userRoles } from '#db/schema/identity.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { effectivePermissions } from '../core/role-graph.ts';
import { demandGrantable, loadRoles, lockOwnerRoles } from '../store/roles.ts';

/** Deletes a role that nobody has and no other role inherits from. */
export const deleteRole = defineCommand({
  name: 'identity.delete_role',
  permission: 'role:manage',
  input: z.strictObject({ roleId: z.uuid() }),
  example: (id) => ({ roleId: id('role') }),
  async run(ctx, { roleId }) {
    await lockOwnerRoles(ctx);
    const graph = await loadRoles(ctx);
    const role = graph.get(roleId);
    if (!role) throw notFound();
    if (role.isOwner) throw new AppError('auth.forbidden');
    demandGrantable(ctx.actor, effectivePermissions(graph, [roleId]));
    const isParent = [...graph.values()].some((other) => other.parentIds.includes(roleId));
    const mine = and(eq(userRoles.tenantId, ctx.tenant.id), eq(userRoles.roleId, roleId));
    const [holder] = await ctx.tx.select({ userId: userRoles.userId }).from(userRoles).where(mine).limit(1);
    if (isParent || holder) throw new AppError('identity.role_in_use');
    await ctx.tx.delete(roles).where(and(eq(roles.tenantId, ctx.tenant.id), eq(roles.id, roleId)));
    return { roleId, name: role.name };
  },
  audit: ({ result }) => ({ resource: { kind: 'role', id: result.roleId }, detail: { name: result.name } }),
});
