import { and, eq, ne } from 'drizzle-orm';
import { clientGroups, clients } from '#db/schema/clients.ts';
import { clientScope, groupScope } from '#lib/authz/actor.ts';
import { demand } from '#lib/authz/decide.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { isGroupInScopes } from '#modules/identity/index.ts';

export type ClientGroupRow = typeof clientGroups.$inferSelect;

export const oneGroup = (ctx: QueryContext, clientGroupId: string) =>
  and(eq(clientGroups.tenantId, ctx.tenant.id), eq(clientGroups.id, clientGroupId));

/** The group; a missing one, and one outside the actor's scope, is "not found". */
export async function getGroupRow(ctx: QueryContext, clientGroupId: string): Promise<ClientGroupRow> {
  const [row] = await ctx.tx.select().from(clientGroups).where(oneGroup(ctx, clientGroupId));
  if (!row) throw notFound();
  return row;
}

/** Throws `request.invalid` when another group has the name. */
export async function demandFreeGroupName(
  ctx: QueryContext,
  of: { clientGroupId: string; name: string },
): Promise<void> {
  const [other] = await ctx.tx
    .select({ id: clientGroups.id })
    .from(clientGroups)
    .where(
      and(
        eq(clientGroups.tenantId, ctx.tenant.id),
        eq(clientGroups.name, of.name),
        ne(clientGroups.id, of.clientGroupId),
      ),
    );
  if (other) throw new AppError('request.invalid', { fields: { name: 'taken' } });
}

/** Throws `clients.group_in_use` while a client is in the group or staff are confined to it. */
export async function demandUnusedGroup(ctx: CommandContext, clientGroupId: string): Promise<void> {
  const [client] = await ctx.tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.tenantId, ctx.tenant.id), eq(clients.clientGroupId, clientGroupId)))
    .limit(1);
  if (client || (await isGroupInScopes(ctx, clientGroupId))) throw new AppError('clients.group_in_use');
}

/**
 * The group that a new client gets. Staff with a scope give one of theirs, the only one when they have one; others one
 * of all, if they may put clients into groups, or none.
 */
export async function groupOfNewClient(ctx: CommandContext, wanted: string | undefined): Promise<string | null> {
  const own = groupScope(ctx.actor);
  const chosen = wanted ?? (own?.length === 1 ? own[0] : undefined);
  if (chosen === undefined && own === null) return null;
  if (chosen === undefined) throw new AppError('request.invalid', { fields: { clientGroupId: 'required' } });
  if (own === null) demand(ctx.actor, 'client_group:assign');
  await demandOneOfMine(ctx, chosen);
  return chosen;
}

/** Throws `request.invalid` for a group that is not the tenant's or outside the actor's scope. */
export async function demandOneOfMine(ctx: CommandContext, clientGroupId: string): Promise<void> {
  const [row] = await ctx.tx.select({ id: clientGroups.id }).from(clientGroups).where(oneGroup(ctx, clientGroupId));
  if (!row) throw new AppError('request.invalid', { fields: { clientGroupId: 'unknown_choice' } });
}

/** A client's group as staff see it: its name and colour. Nothing for the client's own people. */
export async function groupForStaff(ctx: QueryContext, clientGroupId: string | null) {
  if (clientScope(ctx.actor) !== null || clientGroupId === null) return null;
  const { id, name, color } = await getGroupRow(ctx, clientGroupId);
  return { clientGroupId: id, name, color };
}
