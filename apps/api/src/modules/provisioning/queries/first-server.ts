import { id } from '@panel1/shared-types';
import { and, asc, eq, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { servers } from '#db/schema/provisioning.ts';
import { defineQuery } from '#lib/command/define.ts';
import { getGroup } from '../store/servers.ts';

/** The server of a group that is asked about its packages; no procedure. */
export const firstServer = defineQuery({
  name: 'provisioning.first_server',
  permission: 'server:read',
  input: z.strictObject({ groupId: id() }),
  example: (of) => ({ groupId: of('server_group') }),
  run: async (ctx, { groupId }) => {
    await getGroup(ctx, groupId);
    const [row] = await ctx.tx
      .select({ id: servers.id })
      .from(servers)
      .where(and(eq(servers.tenantId, ctx.tenant.id), eq(servers.groupId, groupId), eq(servers.isEnabled, true)))
      .orderBy(sql`${servers.health} = 'failing'`, asc(servers.position), asc(servers.id))
      .limit(1);
    return { serverId: row?.id ?? null };
  },
});
