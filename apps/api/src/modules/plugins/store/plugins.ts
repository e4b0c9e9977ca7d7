import { and, eq } from 'drizzle-orm';
import { tenantPlugins } from '#db/schema/plugins.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';

export type PluginRow = typeof tenantPlugins.$inferSelect;

/** The plugin as the tenant uses it; undefined before it was ever set up. */
export async function findPluginRow(ctx: QueryContext, pluginId: string): Promise<PluginRow | undefined> {
  const [row] = await ctx.tx
    .select()
    .from(tenantPlugins)
    .where(and(eq(tenantPlugins.tenantId, ctx.tenant.id), eq(tenantPlugins.pluginId, pluginId)));
  return row;
}

type Change = Partial<Pick<PluginRow, 'state' | 'settings' | 'isSimulated' | 'lastError'>>;

/** Changes the tenant's row of a plugin, or makes it. */
export async function writePluginRow(ctx: CommandContext, pluginId: string, change: Change): Promise<void> {
  await ctx.tx
    .insert(tenantPlugins)
    .values({
      tenantId: ctx.tenant.id,
      id: ctx.newId(),
      pluginId,
      state: 'configuring',
      settings: {},
      isSimulated: false,
      ...change,
    })
    .onConflictDoUpdate({ target: [tenantPlugins.tenantId, tenantPlugins.pluginId], set: change });
}
