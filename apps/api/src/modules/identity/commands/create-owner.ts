import { email, locale, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { createDefaultRoles } from '../store/default-roles.ts';
import { replaceRolesOf } from '../store/roles.ts';
import { changeUser, findUserByEmail, insertUser } from '../store/users.ts';

/**
 * Makes the default roles and the first owner of a new tenant. The password was hashed by the caller, outside the
 * transaction. Refused when the tenant has staff already; not in any router.
 */
export const createOwner = defineCommand({
  name: 'identity.create_owner',
  permission: 'staff:manage',
  input: z.strictObject({
    email: email(),
    name: text(120),
    locale: z.optional(locale()),
    passwordHash: z.string().check(z.maxLength(500)),
  }),
  example: () => ({ email: 'owner@example.com', name: 'Olga Owner', passwordHash: 'not a hash' }),
  async run(ctx, { email, name, locale, passwordHash }) {
    const owner = (await createDefaultRoles(ctx)).get('Owner');
    const known = await findUserByEmail(ctx, email);
    if (owner === undefined || known) throw new AppError('tenants.already_set_up');
    const userId = await insertUser(ctx, { email, name, locale, passwordHash, isStaff: true });
    if (userId === null) throw new AppError('tenants.already_set_up');
    await changeUser(ctx, userId, { emailVerifiedAt: ctx.realNow });
    await replaceRolesOf(ctx, userId, [owner]);
    return { userId };
  },
  audit: ({ result }) => ({ resource: { kind: 'staff_user', id: result.userId } }),
});
