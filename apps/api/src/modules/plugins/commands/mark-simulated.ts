import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { pluginIdField } from '../input.ts';
import { manifestOf } from '../store/manifests.ts';
import { writePluginRow } from '../store/plugins.ts';

/** Says that a plugin talks to a simulator, so that the interface can say it too. Used by the demo; no procedure. */
export const markSimulated = defineCommand({
  name: 'plugins.mark_simulated',
  permission: 'plugin:manage',
  input: z.strictObject({ pluginId: pluginIdField, isSimulated: z.boolean() }),
  example: () => ({ pluginId: 'cpanel', isSimulated: true }),
  run: async (ctx, { pluginId, isSimulated }) => {
    manifestOf(ctx.kernel, pluginId);
    await writePluginRow(ctx, pluginId, { isSimulated });
    return { pluginId };
  },
  audit: ({ input }) => ({ resource: null, detail: { ...input } }),
});
