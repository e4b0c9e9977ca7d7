import { eq } from 'drizzle-orm';
import { roles } from '#db/schema/identity.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { DEFAULT_ROLES } from '../core/default-roles.ts';

/** Makes the roles that a new tenant starts with, those that are missing; answers their ids by name. */
export async function createDefaultRoles(ctx: CommandContext): Promise<ReadonlyMap<string, string>> {
  await ctx.tx
    .insert(roles)
    .values(
      DEFAULT_ROLES.map((role) => ({
        ...role,
        tenantId: ctx.tenant.id,
        id: ctx.newId(),
        permissions: [...role.permissions],
        createdAt: ctx.realNow,
      })),
    )
    .onConflictDoNothing({ target: [roles.tenantId, roles.name] });
  const rows = await ctx.tx
    .select({ id: roles.id, name: roles.name })
    .from(roles)
    .where(eq(roles.tenantId, ctx.tenant.id));
  return new Map(rows.map(({ id, name }) => [name, id]));
}
