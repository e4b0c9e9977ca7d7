import { id } from '@panel1/shared-types';
import { and, desc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { serverChecks } from '#db/schema/provisioning.ts';
import { defineQuery } from '#lib/command/define.ts';
import { manifestOf, secretHints } from '#modules/plugins/index.ts';
import { getServer } from '../store/servers.ts';
import { serverSummary } from './list-servers.ts';

const SHOWN_CHECKS = 50;

/** One server: settings and their schema, which secrets are set, and the last checks of its health. */
export const getServerDetail = defineQuery({
  name: 'provisioning.get_server',
  permission: 'server:read',
  input: z.strictObject({ serverId: id() }),
  example: (of) => ({ serverId: of('server') }),
  run: async (ctx, { serverId }) => {
    const server = await getServer(ctx, serverId);
    const checks = await ctx.tx
      .select()
      .from(serverChecks)
      .where(and(eq(serverChecks.tenantId, ctx.tenant.id), eq(serverChecks.serverId, serverId)))
      .orderBy(desc(serverChecks.checkedAt), desc(serverChecks.id))
      .limit(SHOWN_CHECKS);
    return {
      ...serverSummary(server),
      settings: server.settings,
      secrets: await secretHints(ctx, { pluginId: server.pluginId, scopeId: serverId }),
      schema: manifestOf(ctx.kernel, server.pluginId).settings.server ?? null,
      checks: checks.map(({ isHealthy, code, message, durationMs, checkedAt }) => ({
        isHealthy,
        code,
        message,
        durationMs,
        checkedAt: checkedAt.toString(),
      })),
    };
  },
});
