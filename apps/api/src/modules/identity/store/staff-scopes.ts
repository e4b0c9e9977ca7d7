import { and, asc, eq, inArray } from 'drizzle-orm';
import { staffScopes } from '#db/schema/identity.ts';
import type { QueryContext } from '#lib/command/command.ts';

type Read = { tx: QueryContext['tx']; tenant: { id: string } };

/** The client groups that a staff member is confined to; null for somebody who sees every client. */
export async function staffScope(ctx: Read, userId: string): Promise<readonly string[] | null> {
  return (await scopesOf(ctx, [userId])).get(userId) ?? null;
}

/** The scopes of several staff members; who sees every client is not among them. */
export async function scopesOf(ctx: Read, userIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (userIds.length === 0) return new Map();
  const rows = await ctx.tx
    .select({ userId: staffScopes.userId, clientGroupId: staffScopes.clientGroupId })
    .from(staffScopes)
    .where(and(eq(staffScopes.tenantId, ctx.tenant.id), inArray(staffScopes.userId, [...userIds])))
    .orderBy(asc(staffScopes.clientGroupId));
  const scopes = new Map<string, string[]>();
  for (const { userId, clientGroupId } of rows) scopes.set(userId, [...(scopes.get(userId) ?? []), clientGroupId]);
  return scopes;
}
