import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { pluginIdField } from '../input.ts';
import { findPluginRow, writePluginRow } from '../store/plugins.ts';
import { checkSettings } from '../store/scoped-settings.ts';

/** Switches a plugin on for the tenant; its settings must be complete. */
export const enablePlugin = defineCommand({
  name: 'plugins.enable_plugin',
  permission: 'plugin:manage',
  input: z.strictObject({ pluginId: pluginIdField }),
  example: () => ({ pluginId: 'cpanel' }),
  run: async (ctx, { pluginId }) => {
    const row = await findPluginRow(ctx, pluginId);
    const scope = { pluginId, scope: 'tenant', scopeId: ctx.tenant.id } as const;
    await checkSettings(ctx, { ...scope, settings: row?.settings ?? {}, secrets: {} });
    await writePluginRow(ctx, pluginId, { state: 'enabled', lastError: null });
    ctx.emit('plugin.changed', { pluginId });
    return { pluginId };
  },
  audit: ({ input }) => ({ resource: null, detail: { pluginId: input.pluginId } }),
});
