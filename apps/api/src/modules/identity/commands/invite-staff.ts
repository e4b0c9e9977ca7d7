import { email, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { groupScope } from '#lib/authz/actor.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { scopeOf } from '../core/staff-scope.ts';
import { inviteUser } from '../store/invitations.ts';
import { demandGrantable, loadRoles, permissionsOfRoles, replaceRolesOf } from '../store/roles.ts';
import { demandScopeWithin, replaceScope } from '../store/staff-scopes.ts';
import { changeUser } from '../store/users.ts';

/** Makes somebody staff and mails an invitation. Neither roles nor scope may reach further than the inviter's own. */
export const inviteStaff = defineCommand({
  name: 'identity.invite_staff',
  permission: 'staff:manage',
  limits: [{ by: 'actor', points: 30, seconds: 3600 }],
  input: z.strictObject({
    email: email(),
    name: text(120),
    roleIds: z.array(z.uuid()).check(z.minLength(1), z.maxLength(20)),
    /** Client groups to work in; none: every client; absent: those of the inviter. */
    clientGroupIds: z.optional(z.array(z.uuid()).check(z.maxLength(100))),
  }),
  example: (id) => ({ email: 'new.colleague@example.com', name: 'New Colleague', roleIds: [id('role')] }),
  async run(ctx, { email, name, roleIds, clientGroupIds }) {
    const scope = clientGroupIds === undefined ? groupScope(ctx.actor) : scopeOf(clientGroupIds);
    demandScopeWithin(ctx.actor, scope);
    demandGrantable(ctx.actor, permissionsOfRoles(await loadRoles(ctx), roleIds));
    const { user } = await inviteUser(ctx, { email, name });
    if (user.isStaff) throw new AppError('identity.email_taken', { fields: { email: 'email_taken' } });
    await changeUser(ctx, user.id, { isStaff: true, status: 'active' });
    await replaceRolesOf(ctx, user.id, roleIds);
    await replaceScope(ctx, user.id, scope);
    return { userId: user.id, scope };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'staff_user', id: result.userId },
    detail: { roleIds: input.roleIds, scope: result.scope ?? 'every client' },
  }),
});
