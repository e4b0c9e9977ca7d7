import { and, asc, eq, gt, gte, isNull, or, sql } from 'drizzle-orm';
import { funds } from '#db/schema/billing-ledger.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { readFund } from '../account/records.ts';
import { applyFunds, CREDIT_ACCOUNTS, type CreditAccount, type FundKind } from '../core/index.ts';

export type FundRow = typeof funds.$inferSelect;

/** Whose credit, in which currency: amounts of two currencies never meet. */
export interface Wallet {
  clientId: string;
  currency: string;
}

/** What new credit is worth knowing of besides its amount. */
export type FundTerms = Partial<Pick<FundRow, 'priority' | 'expiresOn' | 'lineKinds' | 'reason'>>;

/** Credit that moves with an entry of the ledger. */
export interface CreditMove {
  account: CreditAccount;
  /** As in the ledger: positive takes from credit, negative adds to it. */
  amountMinor: bigint;
  currency: string;
  /** Takes from this payment's credit first; new credit came from it. */
  paymentId?: string;
  /** The credit that moves; else it is new, or chosen in spending order. */
  fundId?: string;
  terms?: FundTerms;
}

const creditOf = (ctx: QueryContext, of: Wallet) =>
  and(
    eq(funds.tenantId, ctx.tenant.id),
    eq(funds.clientId, of.clientId),
    eq(funds.currency, of.currency),
    gt(funds.leftMinor, 0n),
  );

/** Credit counts until the day on which it is gone begins, where the provider is. */
export const isNotExpired = (ctx: QueryContext) => or(isNull(funds.expiresOn), gt(funds.expiresOn, ctx.today));

/** The client's credit that can be spent; `lock` holds it until the transaction ends. Locked in one order always. */
export function usableFunds(ctx: QueryContext, of: Wallet, lock: 'lock' | 'read'): Promise<FundRow[]> {
  const found = ctx.tx
    .select()
    .from(funds)
    .where(and(creditOf(ctx, of), isNotExpired(ctx)))
    .orderBy(asc(funds.id));
  return lock === 'lock' ? found.for('update') : found;
}

/** What a client can spend, whatever it may be spent on. */
export async function creditBalance(ctx: QueryContext, of: Wallet): Promise<bigint> {
  const rows = await usableFunds(ctx, of, 'read');
  return rows.reduce((sum, { leftMinor }) => sum + leftMinor, 0n);
}

/** Credit of one kind, or what is left of one payment's, held until the transaction ends. */
export async function lockUnspent(
  ctx: QueryContext,
  of: Wallet & { account: CreditAccount; onlyOf?: string },
): Promise<bigint> {
  const rows = await usableFunds(ctx, of, 'lock');
  return rows
    .filter(({ kind, paymentId }) => CREDIT_ACCOUNTS[kind] === of.account && (of.onlyOf ?? paymentId) === paymentId)
    .reduce((sum, { leftMinor }) => sum + leftMinor, 0n);
}

/**
 * Moves credit as an entry of the ledger says, and answers which credit moved by how much. Throws
 * `billing.not_enough_credit` where there is less. Called by the ledger alone.
 */
export async function moveCredit(
  ctx: CommandContext,
  clientId: string,
  move: CreditMove,
): Promise<{ fundId: string; amountMinor: bigint }[]> {
  const { fundId, amountMinor } = move;
  if (fundId !== undefined) {
    await moveFund(ctx, fundId, -amountMinor);
    return [{ fundId, amountMinor }];
  }
  if (amountMinor < 0n) return [{ fundId: await addFund(ctx, clientId, move), amountMinor }];
  const draws = await chooseFunds(ctx, clientId, move);
  for (const draw of draws) await moveFund(ctx, draw.fundId, -draw.amountMinor);
  return draws;
}

async function addFund(ctx: CommandContext, clientId: string, move: CreditMove): Promise<string> {
  const fundId = ctx.newId();
  await ctx.tx.insert(funds).values({
    ...move.terms,
    tenantId: ctx.tenant.id,
    id: fundId,
    clientId,
    kind: kindOf(move.account),
    currency: move.currency,
    leftMinor: -move.amountMinor,
    paymentId: move.paymentId ?? null,
    createdAt: ctx.now,
  });
  return fundId;
}

function kindOf(account: CreditAccount): FundKind {
  if (account === 'client_credit') return 'credit_note';
  return account === 'wallet_granted' ? 'granted' : 'purchased';
}

/** One conditional update: whoever comes at the same time, no credit falls below zero. */
async function moveFund(ctx: CommandContext, fundId: string, by: bigint): Promise<void> {
  const moved = await ctx.tx
    .update(funds)
    .set({ leftMinor: sql`${funds.leftMinor} + ${by}` })
    .where(and(eq(funds.tenantId, ctx.tenant.id), eq(funds.id, fundId), gte(funds.leftMinor, -by)))
    .returning({ id: funds.id });
  if (moved.length === 0) throw new AppError('billing.not_enough_credit');
}

async function chooseFunds(ctx: CommandContext, clientId: string, move: CreditMove) {
  const { account, amountMinor, currency, paymentId } = move;
  const rows = (await usableFunds(ctx, { clientId, currency }, 'lock')).filter(
    ({ kind }) => CREDIT_ACCOUNTS[kind] === account,
  );
  const isOwn = (row: FundRow) => paymentId !== undefined && row.paymentId === paymentId;
  const inOrder = rows.map((row) => ({
    ...readFund(row),
    // What goes back to whoever paid it is not bound to a kind of line.
    lineKinds: null,
    ...(isOwn(row) ? { priority: Number.MIN_SAFE_INTEGER } : {}),
  }));
  const { draws, leftMinor } = applyFunds(inOrder, [{ lineKind: '', amountMinor }], { currency, today: ctx.today });
  if (leftMinor > 0n) throw new AppError('billing.not_enough_credit');
  return draws;
}

/** One credit of a client, expired or not. */
export async function getFund(ctx: QueryContext, fundId: string): Promise<FundRow> {
  const [row] = await ctx.tx
    .select()
    .from(funds)
    .where(and(eq(funds.tenantId, ctx.tenant.id), eq(funds.id, fundId)));
  if (!row) throw notFound();
  return row;
}

/** The same, held until the transaction ends. */
export async function lockFund(ctx: CommandContext, fundId: string): Promise<FundRow> {
  const [row] = await ctx.tx
    .select()
    .from(funds)
    .where(and(eq(funds.tenantId, ctx.tenant.id), eq(funds.id, fundId)))
    .for('update');
  if (!row) throw notFound();
  return row;
}
