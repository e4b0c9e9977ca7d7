import type { QueryContext } from '#lib/command/command.ts';
import type { SettingsValues } from '#lib/plugins/PluginManager.ts';
import { manifestOf, readPluginAccess } from '#modules/plugins/index.ts';
import type { ServerRow } from './servers.ts';

/** Everything that a call of a provisioning adapter needs besides its method and input. */
export interface PanelAccess {
  pluginId: string;
  tenantId: string;
  contract: 'provisioningAdapter';
  settings: SettingsValues;
  secrets: SettingsValues;
}

/**
 * Settings and opened secrets for calls to a server. `product` are the settings of the service as it was sold. Only for
 * what runs as the system: a portal actor's transaction sees neither servers nor secrets.
 */
export async function panelAccess(
  ctx: QueryContext,
  server: ServerRow,
  product: Readonly<Record<string, unknown>> = {},
): Promise<PanelAccess> {
  const { pluginId } = server;
  const access = await readPluginAccess(ctx, pluginId, server.id);
  return {
    pluginId,
    tenantId: ctx.tenant.id,
    contract: 'provisioningAdapter',
    settings: { ...access.settings, server: server.settings, product: productSettings(ctx, pluginId, product) },
    secrets: access.secrets,
  };
}

/** Of a component's settings those that the plugin knows; the name of the package is ours. */
function productSettings(ctx: QueryContext, pluginId: string, settings: Readonly<Record<string, unknown>>) {
  const properties = manifestOf(ctx.kernel, pluginId).settings.product?.['properties'];
  const known = new Set(typeof properties === 'object' && properties !== null ? Object.keys(properties) : []);
  return Object.fromEntries(Object.entries(settings).filter(([name]) => known.has(name)));
}
