import { page, text, USER_STATUSES } from '@panel1/shared-types';
import { and, asc, count, desc, eq, ilike, inArray, or } from 'drizzle-orm';
import * as z from 'zod/mini';
import { roles, userRoles, users } from '#db/schema/identity.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { scopesOf } from '../store/staff-scopes.ts';

const SORTS = { name: users.name, email: users.email, lastLogin: users.lastLoginAt, created: users.createdAt };

/** Staff members with their roles and scopes. */
export const listStaff = defineQuery({
  name: 'identity.list_staff',
  permission: 'staff:read',
  input: z.strictObject({
    ...page,
    search: z.optional(text(100, 0)),
    sort: z.optional(
      z.strictObject({
        by: z.enum(['name', 'email', 'lastLogin', 'created']),
        direction: z.enum(['asc', 'desc']),
      }),
    ),
    filter: z.optional(z.strictObject({ status: z.optional(z.enum(USER_STATUSES)) })),
  }),
  example: () => ({}),
  async run(ctx, { limit, offset, search, sort, filter }) {
    const pattern = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : undefined;
    const where = and(
      eq(users.tenantId, ctx.tenant.id),
      eq(users.isStaff, true),
      filter?.status === undefined ? undefined : eq(users.status, filter.status),
      pattern === undefined ? undefined : or(ilike(users.name, pattern), ilike(users.email, pattern)),
    );
    const order = sort?.direction === 'desc' ? desc : asc;
    const rows = await ctx.tx
      .select()
      .from(users)
      .where(where)
      .orderBy(order(SORTS[sort?.by ?? 'name']), asc(users.id))
      .limit(limit)
      .offset(offset);
    const [total] = await ctx.tx.select({ n: count() }).from(users).where(where);
    const userIds = rows.map((row) => row.id);
    const held = await rolesOf(ctx, userIds);
    const scopes = await scopesOf(ctx, userIds);
    return {
      rows: rows.map((row) => ({
        userId: row.id,
        name: row.name,
        email: row.email,
        status: row.status,
        /** Invited, and has not set a password yet. */
        isPending: row.passwordHash === null,
        roles: held.filter((role) => role.userId === row.id).map(({ roleId, name }) => ({ roleId, name })),
        /** Client groups that the member is confined to; null: every client. */
        clientGroupIds: scopes.get(row.id) ?? null,
        lastLoginAt: row.lastLoginAt?.toString() ?? null,
        createdAt: row.createdAt.toString(),
      })),
      total: total?.n ?? 0,
    };
  },
});

async function rolesOf(ctx: QueryContext, userIds: string[]) {
  if (userIds.length === 0) return [];
  return ctx.tx
    .select({ userId: userRoles.userId, roleId: roles.id, name: roles.name })
    .from(userRoles)
    .innerJoin(roles, and(eq(roles.tenantId, userRoles.tenantId), eq(roles.id, userRoles.roleId)))
    .where(and(eq(userRoles.tenantId, ctx.tenant.id), inArray(userRoles.userId, userIds)))
    .orderBy(roles.name);
}
