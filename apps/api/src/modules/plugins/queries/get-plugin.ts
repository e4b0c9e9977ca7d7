import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { pluginIdField } from '../input.ts';
import { manifestOf } from '../store/manifests.ts';
import { findPluginRow } from '../store/plugins.ts';
import { secretHints } from '../store/secrets.ts';
import { summary } from './list-plugins.ts';

/** One plugin: its settings and their schemas, which secrets are set, and where it may connect to. */
export const getPlugin = defineQuery({
  name: 'plugins.get_plugin',
  permission: 'plugin:read',
  input: z.strictObject({ pluginId: pluginIdField }),
  example: () => ({ pluginId: 'cpanel' }),
  run: async (ctx, { pluginId }) => {
    const manifest = manifestOf(ctx.kernel, pluginId);
    const row = await findPluginRow(ctx, pluginId);
    return {
      ...summary(manifest, row),
      settings: row?.settings ?? {},
      secrets: await secretHints(ctx, { pluginId, scopeId: ctx.tenant.id }),
      schemas: manifest.settings,
      network: manifest.network,
    };
  },
});
