import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { roles } from '#db/schema/identity.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { effectivePermissions } from '../core/role-graph.ts';
import { demandFreeName, replaceParents, roleFields, wantedPermissions } from '../store/role-changes.ts';
import { bumpEpochs, demandGrantable, loadRoles, lockOwnerRoles } from '../store/roles.ts';

/** Changes a role. Neither what it held nor what it will hold may be more than the actor has. */
export const updateRole = defineCommand({
  name: 'identity.update_role',
  permission: 'role:manage',
  input: z.strictObject({ roleId: z.uuid(), ...roleFields }),
  example: (id) => ({ roleId: id('role'), name: 'Renamed', permissions: ['client:read' as const] }),
  async run(ctx, { roleId, name, description, permissions, parentIds }) {
    // Two changes at once could close a cycle that neither sees.
    await lockOwnerRoles(ctx);
    const graph = await loadRoles(ctx);
    const role = graph.get(roleId);
    if (!role) throw notFound();
    if (role.isOwner) throw new AppError('auth.forbidden');
    demandFreeName(graph, { roleId, name });
    demandGrantable(ctx.actor, wantedPermissions(graph, { roleId, permissions, parentIds }));
    demandGrantable(ctx.actor, effectivePermissions(graph, [roleId]));
    await ctx.tx
      .update(roles)
      .set({ name, description, permissions: [...new Set<string>(permissions)] })
      .where(and(eq(roles.tenantId, ctx.tenant.id), eq(roles.id, roleId)));
    await replaceParents(ctx, roleId, parentIds);
    await bumpEpochs(ctx, null);
    return { roleId, before: role.permissions };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'role', id: result.roleId },
    detail: { before: result.before, after: input.permissions, parentIds: input.parentIds },
  }),
});
