import * as z from 'zod/mini';
import { roles } from '#db/schema/identity.ts';
import { defineCommand } from '#lib/command/define.ts';
import { demandFreeName, replaceParents, roleFields, wantedPermissions } from '../store/role-changes.ts';
import { demandGrantable, loadRoles } from '../store/roles.ts';

/** Makes a role with permissions and parents; it must not hold what its maker lacks. */
export const createRole = defineCommand({
  name: 'identity.create_role',
  permission: 'role:manage',
  input: z.strictObject(roleFields),
  example: () => ({ name: 'Night shift', description: 'Reads everything.', permissions: ['client:read' as const] }),
  async run(ctx, input) {
    const roleId = ctx.newId();
    const graph = await loadRoles(ctx);
    demandFreeName(graph, { roleId, name: input.name });
    demandGrantable(ctx.actor, wantedPermissions(graph, { roleId, ...input }));
    const { name, description, permissions } = input;
    await ctx.tx.insert(roles).values({
      ...{ tenantId: ctx.tenant.id, id: roleId, name, description, isOwner: false, createdAt: ctx.realNow },
      permissions: [...new Set<string>(permissions)],
    });
    await replaceParents(ctx, roleId, input.parentIds);
    return { roleId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'role', id: result.roleId },
    detail: { permissions: input.permissions, parentIds: input.parentIds },
  }),
});
