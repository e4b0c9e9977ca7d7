import { id } from '@panel1/shared-types';
import { and, count, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { servers, services } from '#db/schema/provisioning.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { dropSecrets } from '#modules/plugins/index.ts';
import { getServer } from '../store/servers.ts';

/** Deletes a server that no service ever stood on, with its secrets. Another one is switched off instead. */
export const deleteServer = defineCommand({
  name: 'provisioning.delete_server',
  permission: 'server:manage',
  input: z.strictObject({ serverId: id() }),
  example: (of) => ({ serverId: of('server') }),
  run: async (ctx, { serverId }) => {
    const { name, pluginId } = await getServer(ctx, serverId);
    const [using] = await ctx.tx
      .select({ n: count() })
      .from(services)
      .where(and(eq(services.tenantId, ctx.tenant.id), eq(services.serverId, serverId)));
    if ((using?.n ?? 0) > 0) throw new AppError('provisioning.server_in_use');
    await dropSecrets(ctx, { pluginId, scopeId: serverId });
    await ctx.tx.delete(servers).where(and(eq(servers.tenantId, ctx.tenant.id), eq(servers.id, serverId)));
    return { serverId, name };
  },
  audit: ({ result }) => ({ resource: { kind: 'server', id: result.serverId }, detail: { name: result.name } }),
});
