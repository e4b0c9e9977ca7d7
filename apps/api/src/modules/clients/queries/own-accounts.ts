import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { clients } from '#db/schema/clients.ts';
import { clientScope } from '#lib/authz/actor.ts';
import { defineQuery } from '#lib/command/define.ts';
import { contactsOf } from '#modules/identity/index.ts';

/** The client accounts that a portal user may work in, by name. Staff who view one account learn of no other. */
export const ownAccounts = defineQuery({
  name: 'clients.own_accounts',
  permission: 'self',
  input: z.strictObject({}),
  example: () => ({}),
  run: async (ctx) => {
    const { actor } = ctx;
    const scope = clientScope(actor);
    if (actor.kind !== 'user' || scope === null) return { rows: [] };
    const known = actor.impersonator === null ? await contactsOf(ctx, actor.userId) : [{ clientId: scope }];
    if (known.length === 0) return { rows: [] };
    // A portal user is confined to the active account; for the names of the person's own ones that is lifted.
    await ctx.tx.execute(sql`select set_config('app.client_id', '', true)`);
    const own = inArray(
      clients.id,
      known.map((membership) => membership.clientId),
    );
    const rows = await ctx.tx
      .select({ clientId: clients.id, number: clients.number, name: clients.name, company: clients.company })
      .from(clients)
      .where(and(eq(clients.tenantId, ctx.tenant.id), own))
      .orderBy(asc(clients.name), asc(clients.id));
    await ctx.tx.execute(sql`select set_config('app.client_id', ${scope}, true)`);
    return { rows: rows.map((row) => ({ ...row, isActive: row.clientId === scope })) };
  },
});
