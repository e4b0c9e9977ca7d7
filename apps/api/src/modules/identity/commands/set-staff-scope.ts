import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { scopeOf } from '../core/staff-scope.ts';
import { demandAnOwner, demandGrantable, lockOwnerRoles, staffPermissions } from '../store/roles.ts';
import { lockStaff } from '../store/staff.ts';
import { demandScopeWithin, replaceScope, staffScope } from '../store/staff-scopes.ts';

/**
 * Confines a staff member to the clients of some groups; no group means every client. Neither the old nor the new scope
 * may reach further than the actor's own, so nobody with a scope widens theirs.
 */
export const setStaffScope = defineCommand({
  name: 'identity.set_staff_scope',
  permission: 'staff:manage',
  input: z.strictObject({ userId: z.uuid(), clientGroupIds: z.array(z.uuid()).check(z.maxLength(100)) }),
  example: (id) => ({ userId: id('staff_user'), clientGroupIds: [id('client_group')] }),
  async run(ctx, { userId, clientGroupIds }) {
    await lockOwnerRoles(ctx);
    await lockStaff(ctx, userId);
    const before = await staffScope(ctx, userId);
    const after = scopeOf(clientGroupIds);
    demandScopeWithin(ctx.actor, before);
    demandScopeWithin(ctx.actor, after);
    demandGrantable(ctx.actor, await staffPermissions(ctx, userId));
    await replaceScope(ctx, userId, after);
    await demandAnOwner(ctx);
    return { userId, before };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'staff_user', id: result.userId },
    detail: { before: result.before ?? 'every client', after: scopeOf(input.clientGroupIds) ?? 'every client' },
  }),
});
