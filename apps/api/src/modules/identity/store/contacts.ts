import type { ContactGrant } from '@panel1/shared-types';
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { clientContacts, sessions } from '#db/schema/identity.ts';
import { clientScope } from '#lib/authz/actor.ts';
import type { QueryContext } from '#lib/command/command.ts';

type Read = Pick<QueryContext, 'tx' | 'tenant' | 'actor'>;

export interface Membership {
  clientId: string;
  grants: ContactGrant[];
}

/**
 * Every client account that a person is a contact of. A portal user is confined to the active one; for this one read,
 * of the person's own memberships, the confinement is lifted and put back.
 */
export async function contactsOf(ctx: Read, userId: string): Promise<Membership[]> {
  const scope = clientScope(ctx.actor);
  if (scope !== null) await ctx.tx.execute(sql`select set_config('app.client_id', '', true)`);
  const rows = await ctx.tx
    .select({ clientId: clientContacts.clientId, grants: clientContacts.grants })
    .from(clientContacts)
    .where(and(eq(clientContacts.tenantId, ctx.tenant.id), eq(clientContacts.userId, userId)))
    .orderBy(clientContacts.createdAt, clientContacts.id);
  if (scope !== null) await ctx.tx.execute(sql`select set_config('app.client_id', ${scope}, true)`);
  return rows;
}

/** The account that the person worked in last, on any device. */
export async function lastActiveClient(ctx: Read, userId: string): Promise<string | null> {
  const [row] = await ctx.tx
    .select({ clientId: sessions.activeClientId })
    .from(sessions)
    .where(
      and(
        eq(sessions.tenantId, ctx.tenant.id),
        eq(sessions.userId, userId),
        isNotNull(sessions.activeClientId),
        isNull(sessions.impersonatorId),
      ),
    )
    .orderBy(desc(sessions.lastUsedAt))
    .limit(1);
  return row?.clientId ?? null;
}
