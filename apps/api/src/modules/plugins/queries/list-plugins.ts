import type { Manifest } from '@panel1/plugin-sdk';
import { eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { tenantPlugins } from '#db/schema/plugins.ts';
import { defineQuery } from '#lib/command/define.ts';
import { adaptersOf } from '../core/adapters.ts';
import type { PluginRow } from '../store/plugins.ts';

/** Every installed plugin and how the tenant uses it. */
export const listPlugins = defineQuery({
  name: 'plugins.list_plugins',
  permission: 'plugin:read',
  input: z.strictObject({}),
  example: () => ({}),
  run: async (ctx) => {
    const rows = await ctx.tx.select().from(tenantPlugins).where(eq(tenantPlugins.tenantId, ctx.tenant.id));
    const known = new Map(rows.map((row) => [row.pluginId, row]));
    const list = ctx.kernel.manifests.map((manifest) => summary(manifest, known.get(manifest.id)));
    return { rows: list, total: list.length };
  },
});

/** What a list shows of a plugin; one that was never set up is `disabled`. */
export function summary(manifest: Manifest, row: PluginRow | undefined) {
  return {
    pluginId: manifest.id,
    name: manifest.name,
    version: manifest.version,
    description: manifest.description,
    adapters: adaptersOf(manifest),
    state: row?.state ?? ('disabled' as const),
    isSimulated: row?.isSimulated ?? false,
    lastError: row?.lastError ?? null,
  };
}
