import type { LedgerAccount } from '@panel1/shared-types';
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { ledgerKeys } from '#db/schema/billing-keys.ts';
import { ledgerEntries, ledgerTransactions } from '#db/schema/billing-ledger.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { insertRowsOfBoth } from '#lib/rows/write-rows.ts';
import type { CreditAccount, PaymentPosition } from '../core/index.ts';
import { type FundTerms, moveCredit } from './credit.ts';

/** Debits are positive, credits negative. */
export interface LedgerEntry {
  account: LedgerAccount;
  amountMinor: bigint;
  currency: string;
  /** Whose or which, within the account. */
  subject?: string;
  invoiceId?: string;
  paymentId?: string;
  /** In an account of credit: which credit moves. Left out, new credit is made, or what is there chosen in order. */
  fundId?: string;
  /** Of new credit. */
  terms?: FundTerms;
}

export interface LedgerPosting {
  kind: string;
  /** Says when two postings are the same thing: `payment:<id>`. Unique per tenant. */
  businessKey: string;
  clientId: string | null;
  description: string;
  entries: readonly LedgerEntry[];
}

/**
 * Posts a balanced transaction and moves the client's credit with it. Entries of zero are left out; nothing is posted when
 * none is left. Throws `billing.not_enough_credit` when credit would go below zero; a business key that was used before,
 * and a sum other than zero (checked at commit), are errors of the database.
 */
export async function post(ctx: CommandContext, posting: LedgerPosting): Promise<void> {
  const entries = posting.entries.filter((entry) => entry.amountMinor !== 0n);
  if (entries.length === 0) return;
  const moved: Omit<LedgerEntry, 'terms'>[] = [];
  for (const entry of entries) moved.push(...(await moveWith(ctx, posting.clientId, entry)));
  await write(ctx, [{ ...posting, entries: moved }]);
}

/** Posts many at once that move no credit. */
export async function postAll(ctx: CommandContext, postings: readonly LedgerPosting[]): Promise<void> {
  const withEntries = postings.map((one) => ({
    ...one,
    entries: one.entries.filter(({ amountMinor }) => amountMinor !== 0n),
  }));
  for (const { entries, clientId } of withEntries)
    if (clientId !== null && entries.some(({ account }) => isCredit(account)))
      throw new RangeError('credit is moved one posting at a time');
  await write(
    ctx,
    withEntries.filter(({ entries }) => entries.length > 0),
  );
}

async function write(ctx: CommandContext, postings: readonly LedgerPosting[]): Promise<void> {
  if (postings.length === 0) return;
  const tenantId = ctx.tenant.id;
  const written = postings.map(({ entries, ...posting }) => ({ transactionId: ctx.newId(), posting, entries }));
  const transactions = written.map(({ transactionId: id, posting }) => ({
    ...{ tenantId, id, ...posting },
    occurredOn: ctx.today,
    createdAt: ctx.now,
  }));
  const all = written.flatMap(({ transactionId, posting: { clientId }, entries }) => {
    // Sorted ids keep the order of the entries: a refund is taken from the invoice that was paid last.
    const ids = entries.map(() => ctx.newId()).sort();
    return entries.map((entry, at) => ({
      ...{ tenantId, id: ids[at] ?? ctx.newId(), transactionId, clientId },
      ...entry,
    }));
  });
  await insertRowsOfBoth(ctx, [ledgerTransactions, transactions], [ledgerEntries, all]);
}

const isCredit = (account: LedgerAccount): account is CreditAccount =>
  account === 'client_credit' || account === 'wallet_granted' || account === 'wallet_purchased';

/** Moves the credit that an entry is about; one that draws on several credits becomes one entry of each. */
async function moveWith(ctx: CommandContext, clientId: string | null, of: LedgerEntry) {
  const { terms, ...entry } = of;
  const { account } = entry;
  if (!isCredit(account) || clientId === null) return [entry];
  const moves = await moveCredit(ctx, clientId, { ...entry, account, ...(terms ? { terms } : {}) });
  return moves.map((move) => ({ ...entry, ...move }));
}

/** The entries that were posted under a business key. */
export async function postedEntries(ctx: QueryContext, businessKey: string): Promise<LedgerEntry[]> {
  const rows = await ctx.tx
    .select({ entry: ledgerEntries })
    .from(ledgerEntries)
    .innerJoin(
      ledgerKeys,
      and(eq(ledgerKeys.tenantId, ledgerEntries.tenantId), eq(ledgerKeys.transactionId, ledgerEntries.transactionId)),
    )
    .where(and(eq(ledgerKeys.tenantId, ctx.tenant.id), eq(ledgerKeys.businessKey, businessKey)));
  return rows.map(({ entry: { account, amountMinor, currency, invoiceId, paymentId, fundId } }) => ({
    account,
    amountMinor,
    currency,
    ...(invoiceId === null ? {} : { invoiceId }),
    ...(paymentId === null ? {} : { paymentId }),
    ...(fundId === null ? {} : { fundId }),
  }));
}

/** The opposite of entries, to take a posting back. */
export function reversed(entries: readonly LedgerEntry[]): LedgerEntry[] {
  return entries.map((entry) => ({ ...entry, amountMinor: -entry.amountMinor }));
}

/** Where a payment's money is, and whether its credit was bought or left over. */
export interface HeldPayment extends PaymentPosition {
  creditAccount: 'client_credit' | 'wallet_purchased';
  /** What waits on pro formas that are paid in part. */
  unapplied: readonly { invoiceId: string; amountMinor: bigint }[];
}

/** What invoices and credit still hold of a payment, from all that was ever posted about it. */
export async function paymentPosition(ctx: QueryContext, paymentId: string): Promise<HeldPayment> {
  // What a dispute withholds of an invoice is not there: both accounts together say what is.
  const account = sql<LedgerAccount>`case ${ledgerEntries.account}
    when 'disputed_receivable' then 'receivable' else ${ledgerEntries.account} end`;
  const rows = await ctx.tx
    .select({
      account,
      invoiceId: ledgerEntries.invoiceId,
      held: sql`-sum(${ledgerEntries.amountMinor})`.mapWith(BigInt),
    })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.tenantId, ctx.tenant.id), eq(ledgerEntries.paymentId, paymentId)))
    .groupBy(sql`1`, ledgerEntries.invoiceId)
    // Ids sort by time, so that the first entry of an invoice tells when it got its part.
    .orderBy(sql`min(${ledgerEntries.id}::text)`);
  const credit = rows.find(({ account, held }) => isCredit(account) && held > 0n);
  const heldOf = (wanted: LedgerAccount) =>
    rows.flatMap(({ account, invoiceId, held }) =>
      account === wanted && invoiceId !== null && held > 0n ? [{ invoiceId, amountMinor: held }] : [],
    );
  return {
    invoices: heldOf('receivable'),
    unapplied: heldOf('unapplied_cash'),
    creditMinor: credit?.held ?? 0n,
    creditAccount: credit?.account === 'wallet_purchased' ? 'wallet_purchased' : 'client_credit',
  };
}

/** What payments have put on an invoice and not taken back, the last one first. */
export async function paymentsOn(
  ctx: QueryContext,
  invoice: { id: string; clientId: string },
): Promise<{ paymentId: string; heldMinor: bigint }[]> {
  const { tenantId, clientId, account, invoiceId, paymentId, amountMinor, id } = ledgerEntries;
  return ctx.tx
    .select({
      paymentId: sql`${paymentId}`.mapWith(String),
      heldMinor: sql`-sum(${amountMinor})`.mapWith(BigInt),
    })
    .from(ledgerEntries)
    .where(
      and(
        eq(tenantId, ctx.tenant.id),
        eq(clientId, invoice.clientId),
        inArray(account, ['receivable', 'disputed_receivable']),
        eq(invoiceId, invoice.id),
        isNotNull(paymentId),
      ),
    )
    .groupBy(paymentId)
    .orderBy(sql`min(${id}::text) desc`);
}
