import { and, eq, sql } from 'drizzle-orm';
import { clientCredit } from '#db/schema/billing.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';

const creditOf = (ctx: QueryContext, of: { clientId: string; currency: string }) =>
  and(
    eq(clientCredit.tenantId, ctx.tenant.id),
    eq(clientCredit.clientId, of.clientId),
    eq(clientCredit.currency, of.currency),
  );

/** Adds to a client's credit, or takes from it; never below zero, by one conditional update. Called by the ledger alone. */
export async function moveCredit(
  ctx: CommandContext,
  of: { clientId: string; currency: string; by: bigint },
): Promise<void> {
  const { by, ...row } = of;
  if (by > 0n) {
    await ctx.tx
      .insert(clientCredit)
      .values({ tenantId: ctx.tenant.id, id: ctx.newId(), ...row, balanceMinor: by })
      .onConflictDoUpdate({
        target: [clientCredit.tenantId, clientCredit.clientId, clientCredit.currency],
        set: { balanceMinor: sql`${clientCredit.balanceMinor} + ${by}` },
      });
    return;
  }
  const taken = await ctx.tx
    .update(clientCredit)
    .set({ balanceMinor: sql`${clientCredit.balanceMinor} + ${by}` })
    .where(and(creditOf(ctx, row), sql`${clientCredit.balanceMinor} + ${by} >= 0`))
    .returning({ id: clientCredit.id });
  if (taken.length === 0) throw new AppError('billing.not_enough_credit');
}

/** What a client can spend; `lock` keeps it until the end of the transaction. */
export async function creditBalance(
  ctx: QueryContext,
  of: { clientId: string; currency: string },
  lock: 'lock' | 'read' = 'read',
): Promise<bigint> {
  const query = ctx.tx.select({ balanceMinor: clientCredit.balanceMinor }).from(clientCredit).where(creditOf(ctx, of));
  const [row] = await (lock === 'lock' ? query.for('update') : query);
  return row?.balanceMinor ?? 0n;
}
