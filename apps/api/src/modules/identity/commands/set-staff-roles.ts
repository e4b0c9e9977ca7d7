import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import {
  demandAnOwner,
  demandGrantable,
  loadRoles,
  lockOwnerRoles,
  permissionsOfRoles,
  replaceRolesOf,
  roleIdsOf,
} from '../store/roles.ts';
import { lockStaff } from '../store/staff.ts';
import { demandScopeWithin, staffScope } from '../store/staff-scopes.ts';

/** Gives a staff member other roles. Neither the old nor the new ones may hold what the actor lacks. */
export const setStaffRoles = defineCommand({
  name: 'identity.set_staff_roles',
  permission: 'staff:manage',
  input: z.strictObject({
    userId: z.uuid(),
    roleIds: z.array(z.uuid()).check(z.minLength(1), z.maxLength(20)),
  }),
  example: (id) => ({ userId: id('staff_user'), roleIds: [id('role')] }),
  async run(ctx, { userId, roleIds }) {
    await lockOwnerRoles(ctx);
    await lockStaff(ctx, userId);
    demandScopeWithin(ctx.actor, await staffScope(ctx, userId));
    const graph = await loadRoles(ctx);
    const before = await roleIdsOf(ctx, userId);
    demandGrantable(ctx.actor, permissionsOfRoles(graph, roleIds));
    demandGrantable(ctx.actor, permissionsOfRoles(graph, before));
    await replaceRolesOf(ctx, userId, roleIds);
    await demandAnOwner(ctx);
    return { userId, before };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'staff_user', id: result.userId },
    detail: { before: result.before, after: input.roleIds },
  }),
});
