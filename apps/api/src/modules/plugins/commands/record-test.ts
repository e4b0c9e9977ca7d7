import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { pluginIdField } from '../input.ts';
import { writePluginRow } from '../store/plugins.ts';

/** Keeps the outcome of a connection test beside the plugin's settings. */
export const recordTest = defineCommand({
  name: 'plugins.record_test',
  permission: 'plugin:manage',
  input: z.strictObject({ pluginId: pluginIdField, error: z.nullable(z.string().check(z.maxLength(300))) }),
  example: () => ({ pluginId: 'bank-transfer', error: null }),
  run: async (ctx, { pluginId, error }) => {
    await writePluginRow(ctx, pluginId, { lastError: error });
    return { pluginId };
  },
  audit: ({ input }) => ({ resource: null, detail: { pluginId: input.pluginId, error: input.error } }),
});
