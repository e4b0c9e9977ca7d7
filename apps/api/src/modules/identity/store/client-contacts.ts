import { and, arrayContains, eq, sql } from 'drizzle-orm';
import { clientContacts, users } from '#db/schema/identity.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';

export type ContactRow = typeof clientContacts.$inferSelect;

/**
 * Throws `request.not_found` for an account that the actor does not see: a portal user sees the active one only.
 * Contacts refer to accounts by a foreign key; the module that owns them stands above this one, so it is asked here.
 */
export async function demandAccount(ctx: Pick<QueryContext, 'tx' | 'tenant'>, clientId: string): Promise<void> {
  const { rows } = await ctx.tx.execute(
    sql`select 1 from clients where tenant_id = ${ctx.tenant.id} and id = ${clientId}`,
  );
  if (rows.length === 0) throw notFound();
}

export async function findContact(
  ctx: Pick<QueryContext, 'tx' | 'tenant'>,
  of: { clientId: string; userId: string },
): Promise<ContactRow | undefined> {
  const [row] = await ctx.tx
    .select()
    .from(clientContacts)
    .where(
      and(
        eq(clientContacts.tenantId, ctx.tenant.id),
        eq(clientContacts.clientId, of.clientId),
        eq(clientContacts.userId, of.userId),
      ),
    );
  return row;
}

/** The people who may work in an account now. */
export async function contactUserIds(
  ctx: Pick<QueryContext, 'tx' | 'tenant'>,
  clientId: string,
): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx
    .select({ userId: clientContacts.userId })
    .from(clientContacts)
    .where(and(eq(clientContacts.tenantId, ctx.tenant.id), eq(clientContacts.clientId, clientId)));
  return new Set(rows.map((row) => row.userId));
}

/** The contact, with all contacts of its account locked, so that two owners cannot remove each other at once. */
export async function lockContact(ctx: CommandContext, contactId: string): Promise<ContactRow> {
  const [found] = await ctx.tx
    .select()
    .from(clientContacts)
    .where(and(eq(clientContacts.tenantId, ctx.tenant.id), eq(clientContacts.id, contactId)));
  if (!found) throw notFound();
  const account = await ctx.tx
    .select()
    .from(clientContacts)
    .where(and(eq(clientContacts.tenantId, ctx.tenant.id), eq(clientContacts.clientId, found.clientId)))
    .orderBy(clientContacts.id)
    .for('update');
  const locked = account.find((row) => row.id === contactId);
  if (!locked) throw notFound();
  return locked;
}

/** Throws `identity.last_owner` when an account that had an owner has none left; call it after the change. */
export async function demandAnOwnerOf(ctx: CommandContext, before: ContactRow): Promise<void> {
  if (!before.grants.includes('owner')) return;
  const [owner] = await ctx.tx
    .select({ id: clientContacts.id })
    .from(clientContacts)
    .innerJoin(users, and(eq(users.tenantId, clientContacts.tenantId), eq(users.id, clientContacts.userId)))
    .where(
      and(
        eq(clientContacts.tenantId, ctx.tenant.id),
        eq(clientContacts.clientId, before.clientId),
        arrayContains(clientContacts.grants, ['owner']),
        eq(users.status, 'active'),
      ),
    )
    .limit(1);
  if (!owner) throw new AppError('identity.last_owner');
}
