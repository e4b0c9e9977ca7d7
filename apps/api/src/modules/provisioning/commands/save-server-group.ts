import { id, text } from '@panel1/shared-types';
import { and, eq, ne } from 'drizzle-orm';
import * as z from 'zod/mini';
import { FILL_RULES, serverGroups } from '#db/schema/provisioning.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { enabledAdapters, pluginIdField } from '#modules/plugins/index.ts';
import { getGroup } from '../store/servers.ts';

/** Makes a group of servers with one kind of panel, or changes its name and fill rule. */
export const saveServerGroup = defineCommand({
  name: 'provisioning.save_server_group',
  permission: 'server:manage',
  input: z.strictObject({
    groupId: z.optional(id()),
    name: text(80),
    pluginId: pluginIdField,
    fillRule: z.enum(FILL_RULES),
  }),
  example: (of) => ({
    groupId: of('server_group'),
    name: 'Shared hosting',
    pluginId: 'cpanel',
    fillRule: 'least_used' as const,
  }),
  run: async (ctx, { groupId, name, pluginId, fillRule }) => {
    await demandFreeName(ctx, name, groupId);
    if (groupId !== undefined) {
      const group = await getGroup(ctx, groupId);
      if (group.pluginId !== pluginId) throw new AppError('request.invalid', { fields: { pluginId: 'cannot_change' } });
      await ctx.tx
        .update(serverGroups)
        .set({ name, fillRule })
        .where(and(eq(serverGroups.tenantId, ctx.tenant.id), eq(serverGroups.id, groupId)));
      return { groupId };
    }
    const adapters = await enabledAdapters(ctx);
    if (!adapters.some((one) => one.pluginId === pluginId && one.contract === 'provisioningAdapter'))
      throw new AppError('catalog.no_adapter');
    const made = ctx.newId();
    await ctx.tx
      .insert(serverGroups)
      .values({ tenantId: ctx.tenant.id, id: made, name, pluginId, fillRule, createdAt: ctx.now });
    return { groupId: made };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'server_group', id: result.groupId },
    detail: { name: input.name, pluginId: input.pluginId, fillRule: input.fillRule },
  }),
});

async function demandFreeName(ctx: CommandContext, name: string, besides: string | undefined): Promise<void> {
  const [taken] = await ctx.tx
    .select({ id: serverGroups.id })
    .from(serverGroups)
    .where(
      and(
        eq(serverGroups.tenantId, ctx.tenant.id),
        eq(serverGroups.name, name),
        besides === undefined ? undefined : ne(serverGroups.id, besides),
      ),
    );
  if (taken) throw new AppError('request.invalid', { fields: { name: 'taken' } });
}
