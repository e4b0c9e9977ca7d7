import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { staffScopes } from '#db/schema/identity.ts';
import { type Actor, groupScope } from '#lib/authz/actor.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { isScopeWithin, type StaffScope } from '../core/staff-scope.ts';
import { bumpEpochs } from './roles.ts';

type Read = { tx: QueryContext['tx']; tenant: { id: string } };

/** The client groups that a staff member is confined to; null for somebody who sees every client. */
export async function staffScope(ctx: Read, userId: string): Promise<StaffScope> {
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

/** Throws `identity.cannot_grant` when the scope reaches clients that the actor does not see. */
export function demandScopeWithin(actor: Actor, wanted: StaffScope): void {
  if (!isScopeWithin(wanted, groupScope(actor))) throw new AppError('identity.cannot_grant');
}

/**
 * Confines a staff member to client groups, or to none (null). Throws `request.not_found` for a group that is not the
 * tenant's. Groups are the clients module's, which stands above this one: the foreign key knows them.
 */
export async function replaceScope(ctx: CommandContext, userId: string, scope: StaffScope): Promise<void> {
  const tenantId = ctx.tenant.id;
  await ctx.tx.delete(staffScopes).where(and(eq(staffScopes.tenantId, tenantId), eq(staffScopes.userId, userId)));
  if (scope !== null) {
    await demandGroups(ctx, scope);
    await ctx.tx.insert(staffScopes).values(scope.map((clientGroupId) => ({ tenantId, userId, clientGroupId })));
  }
  await bumpEpochs(ctx, userId);
}

async function demandGroups(ctx: Read, groupIds: readonly string[]): Promise<void> {
  const { rows } = await ctx.tx.execute(
    sql`select id from client_groups where tenant_id = ${ctx.tenant.id} and id in ${[...groupIds]}`,
  );
  if (rows.length !== groupIds.length) throw notFound();
}

/** True when staff are confined to the group: it cannot go, or they would see every client. */
export async function isGroupInScopes(ctx: Read, clientGroupId: string): Promise<boolean> {
  const [row] = await ctx.tx
    .select({ userId: staffScopes.userId })
    .from(staffScopes)
    .where(and(eq(staffScopes.tenantId, ctx.tenant.id), eq(staffScopes.clientGroupId, clientGroupId)))
    .limit(1);
  return row !== undefined;
}

/** The group of a client account; null for none, and for an account that is not the tenant's. */
export async function groupOfClient(ctx: Read, clientId: string): Promise<string | null> {
  const { rows } = await ctx.tx.execute<{ id: string | null }>(
    sql`select client_group_id as id from clients where tenant_id = ${ctx.tenant.id} and id = ${clientId}`,
  );
  return rows[0]?.id ?? null;
}
