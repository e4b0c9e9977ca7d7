import { asc, eq, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { serverChecks, serverGroups, servers } from '#db/schema/provisioning.ts';
import { defineQuery } from '#lib/command/define.ts';
import type { ServerRow } from '../store/servers.ts';

/** All servers with their groups. Bounded by nature: one row per machine. */
export const listServers = defineQuery({
  name: 'provisioning.list_servers',
  permission: 'server:read',
  input: z.strictObject({}),
  example: () => ({}),
  run: async (ctx) => {
    const tenantId = ctx.tenant.id;
    const groups = await ctx.tx
      .select()
      .from(serverGroups)
      .where(eq(serverGroups.tenantId, tenantId))
      .orderBy(asc(serverGroups.name));
    const rows = await ctx.tx
      .select()
      .from(servers)
      .where(eq(servers.tenantId, tenantId))
      .orderBy(asc(servers.position), asc(servers.name));
    const checks = await ctx.tx
      .select({ serverId: serverChecks.serverId, at: sql<string>`max(${serverChecks.checkedAt})` })
      .from(serverChecks)
      .where(eq(serverChecks.tenantId, tenantId))
      .groupBy(serverChecks.serverId);
    const checkedAt = new Map(checks.map(({ serverId, at }) => [serverId, Temporal.Instant.from(at).toString()]));
    return {
      groups: groups.map(({ id: groupId, name, pluginId, fillRule }) => ({ groupId, name, pluginId, fillRule })),
      rows: rows.map((row) => ({ ...serverSummary(row), checkedAt: checkedAt.get(row.id) ?? null })),
      total: rows.length,
    };
  },
});

/** A server without what is needed to reach it. */
export function serverSummary(row: ServerRow) {
  return {
    serverId: row.id,
    groupId: row.groupId,
    name: row.name,
    hostname: row.hostname,
    pluginId: row.pluginId,
    accounts: row.accounts,
    maxAccounts: row.maxAccounts,
    isEnabled: row.isEnabled,
    health: row.health,
    position: row.position,
  };
}
