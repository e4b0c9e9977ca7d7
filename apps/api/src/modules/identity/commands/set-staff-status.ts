import { USER_STATUSES } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { bumpEpochs, demandAnOwner, demandGrantable, lockOwnerRoles, staffPermissions } from '../store/roles.ts';
import { revokeSessions } from '../store/sessions.ts';
import { lockStaff } from '../store/staff.ts';
import { demandScopeWithin, staffScope } from '../store/staff-scopes.ts';
import { changeUser } from '../store/users.ts';

/** Disables a staff member, which ends their sessions and keys, or enables them again. */
export const setStaffStatus = defineCommand({
  name: 'identity.set_staff_status',
  permission: 'staff:manage',
  input: z.strictObject({ userId: z.uuid(), status: z.enum(USER_STATUSES) }),
  example: (id) => ({ userId: id('staff_user'), status: 'active' as const }),
  async run(ctx, { userId, status }) {
    await lockOwnerRoles(ctx);
    await lockStaff(ctx, userId);
    demandScopeWithin(ctx.actor, await staffScope(ctx, userId));
    demandGrantable(ctx.actor, await staffPermissions(ctx, userId));
    await changeUser(ctx, userId, { status });
    if (status === 'disabled') await revokeSessions(ctx, { userId, reason: 'disabled' });
    await bumpEpochs(ctx, userId);
    await demandAnOwner(ctx);
    return { userId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'staff_user', id: result.userId },
    detail: { status: input.status },
  }),
});
