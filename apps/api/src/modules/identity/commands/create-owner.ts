import { email, locale, text } from '@panel1/shared-types';
import { eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { users } from '#db/schema/identity.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { emailKey } from '../core/email-key.ts';
import { createDefaultRoles } from '../store/default-roles.ts';
import { replaceRolesOf } from '../store/roles.ts';
import { changeUser, findUserByEmail, insertUser } from '../store/users.ts';

/**
 * Makes the default roles and the first owner of a new tenant. The password was hashed by the caller, outside the
 * transaction. Run again for the same address, before anybody logged in, it sets the password anew; refused once the
 * tenant has other users. Not in any router.
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
    if (owner === undefined || (await hasOtherUsers(ctx, email))) throw new AppError('tenants.already_set_up');
    const made = await insertUser(ctx, { email, name, locale, passwordHash, isStaff: true });
    const userId = made ?? (await findUserByEmail(ctx, email))?.id;
    if (userId === undefined) throw new AppError('tenants.already_set_up');
    await changeUser(ctx, userId, { passwordHash, emailVerifiedAt: ctx.realNow });
    await replaceRolesOf(ctx, userId, [owner]);
    return { userId };
  },
  audit: ({ result }) => ({ resource: { kind: 'staff_user', id: result.userId } }),
});

async function hasOtherUsers(ctx: CommandContext, email: string): Promise<boolean> {
  const known = await ctx.tx
    .select({ email: users.emailNormalized, lastLoginAt: users.lastLoginAt })
    .from(users)
    .where(eq(users.tenantId, ctx.tenant.id))
    .limit(2);
  return known.some((user) => user.email !== emailKey(email) || user.lastLoginAt !== null);
}
