import { email, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { inviteUser } from '../store/invitations.ts';
import { demandGrantable, loadRoles, permissionsOfRoles, replaceRolesOf } from '../store/roles.ts';
import { changeUser } from '../store/users.ts';

/** Makes somebody staff and mails an invitation. The roles must not hold more than the inviter does. */
export const inviteStaff = defineCommand({
  name: 'identity.invite_staff',
  permission: 'staff:manage',
  limits: [{ by: 'actor', points: 30, seconds: 3600 }],
  input: z.strictObject({
    email: email(),
    name: text(120),
    roleIds: z.array(z.uuid()).check(z.minLength(1), z.maxLength(20)),
  }),
  example: (id) => ({ email: 'new.colleague@example.com', name: 'New Colleague', roleIds: [id('role')] }),
  async run(ctx, { email, name, roleIds }) {
    demandGrantable(ctx.actor, permissionsOfRoles(await loadRoles(ctx), roleIds));
    const { user } = await inviteUser(ctx, { email, name });
    if (user.isStaff) throw new AppError('identity.email_taken', { fields: { email: 'email_taken' } });
    await changeUser(ctx, user.id, { isStaff: true, status: 'active' });
    await replaceRolesOf(ctx, user.id, roleIds);
    return { userId: user.id };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'staff_user', id: result.userId },
    detail: { roleIds: input.roleIds },
  }),
});
