import { id } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { services } from '#db/schema/provisioning.ts';
import { defineQuery } from '#lib/command/define.ts';
import type { OwnAccount } from '../core/compare-accounts.ts';

/** Every account that we made on a server, for the comparison with its panel; no procedure. */
export const accountsOnServer = defineQuery({
  name: 'provisioning.accounts_on_server',
  permission: 'server:read',
  input: z.strictObject({ serverId: id() }),
  example: (of) => ({ serverId: of('server') }),
  run: async (ctx, { serverId }): Promise<{ rows: OwnAccount[] }> => {
    const rows = await ctx.tx
      .select()
      .from(services)
      .where(and(eq(services.tenantId, ctx.tenant.id), eq(services.serverId, serverId)));
    return {
      rows: rows.flatMap(({ id: serviceId, username, label, domain, status, packageName }) =>
        username === null ? [] : [{ serviceId, username, label, domain, status, packageName }],
      ),
    };
  },
});
