import { and, eq } from 'drizzle-orm';
import { tenantPlugins } from '#db/schema/plugins.ts';
import type { QueryContext } from '#lib/command/command.ts';
import type { SettingsValues } from '#lib/plugins/PluginManager.ts';
import { type Adapter, adaptersOf } from '../core/adapters.ts';
import { findPluginRow } from './plugins.ts';
import { openSecrets } from './secrets.ts';

/** What `PluginManager.call` needs besides method and input, by scope. */
export interface PluginAccess {
  settings: SettingsValues;
  secrets: SettingsValues;
  /** True where the provider is a simulator of a demo instance. */
  isSimulated: boolean;
}

/**
 * Settings and opened secrets of a plugin for the tenant, and the secrets of one of its servers. Only for what runs as
 * the system: a portal actor's transaction sees no secrets. Settings of servers and products belong to provisioning.
 */
export async function readPluginAccess(ctx: QueryContext, pluginId: string, serverId?: string): Promise<PluginAccess> {
  const row = await findPluginRow(ctx, pluginId);
  const tenant = await openSecrets(ctx, { pluginId, scopeId: ctx.tenant.id });
  const server = serverId === undefined ? undefined : await openSecrets(ctx, { pluginId, scopeId: serverId });
  return {
    settings: { tenant: row?.settings ?? {} },
    secrets: server === undefined ? { tenant } : { tenant, server },
    isSimulated: row?.isSimulated ?? false,
  };
}

export interface EnabledAdapter extends Adapter {
  pluginId: string;
  isSimulated: boolean;
}

/** What the tenant can use now: every contract of every plugin that is switched on and still installed. */
export async function enabledAdapters(ctx: QueryContext): Promise<EnabledAdapter[]> {
  const rows = await ctx.tx
    .select({ pluginId: tenantPlugins.pluginId, isSimulated: tenantPlugins.isSimulated })
    .from(tenantPlugins)
    .where(and(eq(tenantPlugins.tenantId, ctx.tenant.id), eq(tenantPlugins.state, 'enabled')));
  return rows.flatMap(({ pluginId, isSimulated }) => {
    const manifest = ctx.kernel.manifests.find((one) => one.id === pluginId);
    return manifest ? adaptersOf(manifest).map((adapter) => ({ pluginId, isSimulated, ...adapter })) : [];
  });
}
