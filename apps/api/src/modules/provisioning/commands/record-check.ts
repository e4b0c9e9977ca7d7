import { id } from '@panel1/shared-types';
import { and, eq, lt } from 'drizzle-orm';
import * as z from 'zod/mini';
import { serverChecks, servers } from '#db/schema/provisioning.ts';
import { defineCommand } from '#lib/command/define.ts';
import { getServer } from '../store/servers.ts';

const KEPT_DAYS = 30;

/** Writes down what a connection test found; a change of health is an event. */
export const recordCheck = defineCommand({
  name: 'provisioning.record_check',
  permission: 'server:manage',
  input: z.strictObject({
    serverId: id(),
    isHealthy: z.boolean(),
    code: z.nullable(z.string().check(z.maxLength(64))),
    message: z.string().check(z.maxLength(300)),
    durationMs: z.int().check(z.gte(0)),
  }),
  example: (of) => ({ serverId: of('server'), isHealthy: true, code: null, message: 'Version 1', durationMs: 12 }),
  run: async (ctx, { serverId, ...found }) => {
    const before = await getServer(ctx, serverId);
    const health = found.isHealthy ? 'healthy' : 'failing';
    const tenantId = ctx.tenant.id;
    await ctx.tx.insert(serverChecks).values({ tenantId, id: ctx.newId(), serverId, ...found, checkedAt: ctx.realNow });
    await ctx.tx
      .delete(serverChecks)
      .where(
        and(
          eq(serverChecks.tenantId, tenantId),
          eq(serverChecks.serverId, serverId),
          lt(serverChecks.checkedAt, ctx.realNow.subtract({ hours: 24 * KEPT_DAYS })),
        ),
      );
    if (before.health === health) return { serverId, hasChanged: false, health };
    await ctx.tx
      .update(servers)
      .set({ health })
      .where(and(eq(servers.tenantId, tenantId), eq(servers.id, serverId)));
    ctx.emit('server.health_changed', { serverId }, { clientId: null });
    return { serverId, hasChanged: true, health };
  },
  // A check every few minutes is no history of decisions; its change of health is.
  audit: ({ input, result }) =>
    result.hasChanged
      ? { resource: { kind: 'server', id: input.serverId }, detail: { health: result.health, code: input.code } }
      : null,
});
