import * as z from 'zod/mini';
import { demandEveryClient } from '#lib/authz/decide.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { pluginIdField } from '../input.ts';
import { manifestOf } from '../store/manifests.ts';
import { writePluginRow } from '../store/plugins.ts';

/**
 * Says how many things still need a plugin. The modules above this one give theirs when the router is put together,
 * because this module may not know them.
 */
export type PluginUse = (ctx: QueryContext, pluginId: string) => Promise<number>;

/** Switches a plugin off, which is refused while anything still needs it. Settings and secrets stay. */
export const disablePluginUnless = (uses: readonly PluginUse[]) =>
  defineCommand({
    name: 'plugins.disable_plugin',
    permission: 'plugin:manage',
    input: z.strictObject({ pluginId: pluginIdField }),
    example: () => ({ pluginId: 'bank-transfer' }),
    run: async (ctx, { pluginId }) => {
      // A part of the clients says nothing of what the others use.
      demandEveryClient(ctx.actor);
      manifestOf(ctx.kernel, pluginId);
      let count = 0;
      for (const use of uses) count += await use(ctx, pluginId);
      if (count > 0) throw new AppError('plugins.in_use', { values: { count } });
      await writePluginRow(ctx, pluginId, { state: 'disabled' });
      ctx.emit('plugin.changed', { pluginId });
      return { pluginId };
    },
    audit: ({ input }) => ({ resource: null, detail: { pluginId: input.pluginId } }),
  });
