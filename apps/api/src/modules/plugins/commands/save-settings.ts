import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { pluginIdField, secretsField, settingsField } from '../input.ts';
import { findPluginRow, writePluginRow } from '../store/plugins.ts';
import { saveScopedSettings } from '../store/scoped-settings.ts';

/** Saves what a plugin needs for the whole tenant. Secrets go in and never come out again. */
export const saveSettings = defineCommand({
  name: 'plugins.save_settings',
  permission: 'plugin:manage',
  input: z.strictObject({ pluginId: pluginIdField, settings: settingsField, secrets: z._default(secretsField, {}) }),
  example: () => ({ pluginId: 'bank-transfer', settings: { accountHolder: 'Example Hosting' } }),
  run: async (ctx, { pluginId, settings, secrets }) => {
    const scope = { pluginId, scope: 'tenant', scopeId: ctx.tenant.id } as const;
    const before = await findPluginRow(ctx, pluginId);
    const saved = await saveScopedSettings(ctx, { ...scope, settings, secrets });
    await writePluginRow(ctx, pluginId, { settings: saved, state: before?.state ?? 'configuring', lastError: null });
    ctx.emit('plugin.changed', { pluginId });
    return { pluginId };
  },
  audit: ({ input }) => ({
    resource: null,
    // Names only: the values may be confidential, and the secrets are.
    detail: {
      pluginId: input.pluginId,
      settings: Object.keys(input.settings),
      secrets: Object.entries(input.secrets).map(([name, value]) => (value === null ? `${name} removed` : name)),
    },
  }),
});
