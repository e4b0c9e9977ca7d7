import { and, arrayOverlaps, eq, ne } from 'drizzle-orm';
import { withdrawals } from '#db/schema/withdrawals.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';

export type WithdrawalRow = typeof withdrawals.$inferSelect;

export const oneWithdrawal = (ctx: QueryContext, withdrawalId: string) =>
  and(eq(withdrawals.tenantId, ctx.tenant.id), eq(withdrawals.id, withdrawalId));

export async function getWithdrawalRow(ctx: QueryContext, withdrawalId: string): Promise<WithdrawalRow> {
  const [row] = await ctx.tx.select().from(withdrawals).where(oneWithdrawal(ctx, withdrawalId));
  if (!row) throw notFound();
  return row;
}

/** A withdrawal that nobody has decided, locked until the end of the transaction. */
export async function lockReceived(ctx: CommandContext, withdrawalId: string): Promise<WithdrawalRow> {
  const [row] = await ctx.tx.select().from(withdrawals).where(oneWithdrawal(ctx, withdrawalId)).for('update');
  if (!row) throw notFound();
  if (row.status !== 'received') throw new AppError('withdrawals.decided', { values: { status: row.status } });
  return row;
}

type Declaration = Pick<
  typeof withdrawals.$inferInsert,
  'name' | 'email' | 'contract' | 'remark' | 'locale' | 'declaredById' | 'clientId' | 'subscriptionIds'
>;

/** Writes down a declaration with the moment at which it arrived, and lets it be confirmed. */
export async function receive(ctx: CommandContext, of: Declaration) {
  const withdrawalId = ctx.newId();
  await ctx.tx.insert(withdrawals).values({
    ...of,
    ...{ tenantId: ctx.tenant.id, id: withdrawalId, status: 'received' },
    ...{ receivedOn: ctx.today, receivedAt: ctx.now },
  });
  ctx.emit('withdrawal.received', { withdrawalId }, { clientId: of.clientId ?? null });
  return { withdrawalId, reference: referenceOf(withdrawalId), receivedAt: ctx.now.toString() };
}

/** What people call a withdrawal by. */
export const referenceOf = (withdrawalId: string): string => `W-${withdrawalId.slice(-8).toUpperCase()}`;

/** True when one of these subscriptions is withdrawn from already. */
export async function openWithdrawalOf(ctx: QueryContext, subscriptionIds: readonly string[]): Promise<boolean> {
  const [row] = await ctx.tx
    .select({ id: withdrawals.id })
    .from(withdrawals)
    .where(
      and(
        eq(withdrawals.tenantId, ctx.tenant.id),
        ne(withdrawals.status, 'refused'),
        arrayOverlaps(withdrawals.subscriptionIds, [...subscriptionIds]),
      ),
    )
    .limit(1);
  return row !== undefined;
}
