import { PERMISSIONS } from '@panel1/shared-types';
import { count, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { userRoles } from '#db/schema/identity.ts';
import { defineQuery } from '#lib/command/define.ts';
import { effectivePermissions } from '../core/role-graph.ts';
import { loadRoles } from '../store/roles.ts';

/** Every role with what it holds itself and what it inherits, and every permission that exists. */
export const permissionMatrix = defineQuery({
  name: 'identity.permission_matrix',
  permission: 'role:read',
  input: z.strictObject({}),
  example: () => ({}),
  async run(ctx) {
    const graph = await loadRoles(ctx);
    const holders = await ctx.tx
      .select({ roleId: userRoles.roleId, n: count() })
      .from(userRoles)
      .where(eq(userRoles.tenantId, ctx.tenant.id))
      .groupBy(userRoles.roleId);
    return {
      permissions: PERMISSIONS,
      roles: [...graph.values()].map((role) => ({
        roleId: role.id,
        name: role.name,
        description: role.description,
        isOwner: role.isOwner,
        parentIds: role.parentIds,
        own: role.permissions,
        effective: [...effectivePermissions(graph, [role.id])],
        staffCount: holders.find((holder) => holder.roleId === role.id)?.n ?? 0,
      })),
    };
  },
});
