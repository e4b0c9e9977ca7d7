import { and, eq } from 'drizzle-orm';
import { clients } from '#db/schema/clients.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';

export type ClientRow = typeof clients.$inferSelect;

export const oneClient = (ctx: QueryContext, clientId: string) =>
  and(eq(clients.tenantId, ctx.tenant.id), eq(clients.id, clientId));

/** The client; a missing or foreign one is "not found". */
export async function getClientRow(ctx: QueryContext, clientId: string): Promise<ClientRow> {
  const [row] = await ctx.tx.select().from(clients).where(oneClient(ctx, clientId));
  if (!row) throw notFound();
  return row;
}

/** The same, locked until the end of the transaction. */
export async function lockClient(ctx: QueryContext, clientId: string): Promise<ClientRow> {
  const [row] = await ctx.tx.select().from(clients).where(oneClient(ctx, clientId)).for('update');
  if (!row) throw notFound();
  return row;
}

/** The number of a client; null until the last step of the transaction that created it. */
export function visibleNumber(row: ClientRow): string | null {
  return row.number === row.id ? null : row.number;
}
