import { FUND_KINDS } from '@panel1/shared-types';
import { and, eq, gt, sql } from 'drizzle-orm';
import { funds } from '#db/schema/billing-ledger.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';

const creditOf = (ctx: QueryContext, of: { clientId: string; currency: string }) =>
  and(
    eq(funds.tenantId, ctx.tenant.id),
    eq(funds.clientId, of.clientId),
    eq(funds.currency, of.currency),
    gt(funds.leftMinor, 0n),
  );

/** Adds to a client's credit, or takes from it in spending order; never below zero. Called by the ledger alone. */
export async function moveCredit(
  ctx: CommandContext,
  of: { clientId: string; currency: string; by: bigint },
): Promise<void> {
  const { by, ...row } = of;
  if (by > 0n) {
    await ctx.tx.insert(funds).values({
      tenantId: ctx.tenant.id,
      id: ctx.newId(),
      ...row,
      kind: 'credit_note',
      leftMinor: by,
      createdAt: ctx.now,
    });
    return;
  }
  let missing = -by;
  for (const fund of await lockedFunds(ctx, row)) {
    if (missing === 0n) break;
    const taken = fund.leftMinor < missing ? fund.leftMinor : missing;
    missing -= taken;
    await ctx.tx
      .update(funds)
      .set({ leftMinor: fund.leftMinor - taken })
      .where(and(eq(funds.tenantId, ctx.tenant.id), eq(funds.id, fund.id)));
  }
  if (missing > 0n) throw new AppError('billing.not_enough_credit');
}

const spendingOrder = sql`array_position(${sql.param([...FUND_KINDS])}::text[], ${funds.kind}), ${funds.priority},
  ${funds.expiresOn} nulls last, ${funds.id}`;

const lockedFunds = (ctx: QueryContext, of: { clientId: string; currency: string }) =>
  ctx.tx.select().from(funds).where(creditOf(ctx, of)).orderBy(spendingOrder).for('update');

/** What a client can spend; `lock` keeps it until the end of the transaction. */
export async function creditBalance(
  ctx: QueryContext,
  of: { clientId: string; currency: string },
  lock: 'lock' | 'read' = 'read',
): Promise<bigint> {
  const rows = await (lock === 'lock'
    ? lockedFunds(ctx, of)
    : ctx.tx.select({ leftMinor: funds.leftMinor }).from(funds).where(creditOf(ctx, of)));
  return rows.reduce((sum, { leftMinor }) => sum + leftMinor, 0n);
}
