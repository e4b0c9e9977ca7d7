import { id } from '@panel1/shared-types';
import { and, count, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { serverGroups, servers, services } from '#db/schema/provisioning.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { getGroup } from '../store/servers.ts';

/** Deletes an empty group. */
export const deleteServerGroup = defineCommand({
  name: 'provisioning.delete_server_group',
  permission: 'server:manage',
  input: z.strictObject({ groupId: id() }),
  example: (of) => ({ groupId: of('server_group') }),
  run: async (ctx, { groupId }) => {
    const group = await getGroup(ctx, groupId);
    const tenantId = ctx.tenant.id;
    const [inGroup] = await ctx.tx
      .select({ n: count() })
      .from(servers)
      .where(and(eq(servers.tenantId, tenantId), eq(servers.groupId, groupId)));
    const [using] = await ctx.tx
      .select({ n: count() })
      .from(services)
      .where(and(eq(services.tenantId, tenantId), eq(services.serverGroupId, groupId)));
    if ((inGroup?.n ?? 0) + (using?.n ?? 0) > 0) throw new AppError('provisioning.server_in_use');
    await ctx.tx.delete(serverGroups).where(and(eq(serverGroups.tenantId, tenantId), eq(serverGroups.id, groupId)));
    return { groupId, name: group.name };
  },
  audit: ({ result }) => ({
    resource: { kind: 'server_group', id: result.groupId },
    detail: { name: result.name },
  }),
});
