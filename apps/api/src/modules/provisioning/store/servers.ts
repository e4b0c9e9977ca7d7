import { and, asc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import { serverGroups, servers } from '#db/schema/provisioning.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';

export type ServerRow = typeof servers.$inferSelect;
export type GroupRow = typeof serverGroups.$inferSelect;

const one = (ctx: QueryContext, serverId: string) => and(eq(servers.tenantId, ctx.tenant.id), eq(servers.id, serverId));

/** A server; throws `request.not_found`. */
export async function getServer(ctx: QueryContext, serverId: string): Promise<ServerRow> {
  const [row] = await ctx.tx.select().from(servers).where(one(ctx, serverId));
  if (!row) throw notFound();
  return row;
}

/** A group; throws `request.not_found`. */
export async function getGroup(ctx: QueryContext, groupId: string): Promise<GroupRow> {
  const [row] = await ctx.tx
    .select()
    .from(serverGroups)
    .where(and(eq(serverGroups.tenantId, ctx.tenant.id), eq(serverGroups.id, groupId)));
  if (!row) throw notFound();
  return row;
}

export interface PlaceWanted {
  pluginId: string;
  /** Null: any group of the plugin. */
  groupId: string | null;
  /** Servers that refused already. */
  besides: readonly string[];
}

/**
 * Takes a place on a server of the group, by its fill rule, in one conditional update per candidate: two orders never
 * share the last place. Servers that fail their health check come last. Answers null when all are full.
 */
export async function takePlace(ctx: CommandContext, wanted: PlaceWanted): Promise<ServerRow | null> {
  for (const serverId of await candidates(ctx, wanted)) {
    const [taken] = await ctx.tx
      .update(servers)
      .set({ accounts: sql`${servers.accounts} + 1` })
      .where(and(one(ctx, serverId), eq(servers.isEnabled, true), sql`${servers.accounts} < ${servers.maxAccounts}`))
      .returning();
    if (taken) return taken;
  }
  return null;
}

async function candidates(ctx: CommandContext, { pluginId, groupId, besides }: PlaceWanted): Promise<string[]> {
  const groups = await ctx.tx
    .select()
    .from(serverGroups)
    .where(
      and(
        eq(serverGroups.tenantId, ctx.tenant.id),
        eq(serverGroups.pluginId, pluginId),
        groupId === null ? undefined : eq(serverGroups.id, groupId),
      ),
    );
  if (groups.length === 0) return [];
  const isLeastUsed = groups[0]?.fillRule === 'least_used';
  const rows = await ctx.tx
    .select({ id: servers.id })
    .from(servers)
    .where(
      and(
        eq(servers.tenantId, ctx.tenant.id),
        inArray(
          servers.groupId,
          groups.map((group) => group.id),
        ),
        eq(servers.isEnabled, true),
        sql`${servers.accounts} < ${servers.maxAccounts}`,
        besides.length > 0 ? notInArray(servers.id, [...besides]) : undefined,
      ),
    )
    .orderBy(
      sql`${servers.health} = 'failing'`,
      ...(isLeastUsed ? [sql`${servers.accounts}::numeric / ${servers.maxAccounts}`] : []),
      asc(servers.position),
      asc(servers.id),
    )
    .limit(50);
  return rows.map((row) => row.id);
}

/** Gives a place back. */
export async function releasePlace(ctx: CommandContext, serverId: string): Promise<void> {
  await ctx.tx
    .update(servers)
    .set({ accounts: sql`greatest(${servers.accounts} - 1, 0)` })
    .where(one(ctx, serverId));
}
