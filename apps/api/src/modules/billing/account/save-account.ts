import { sql } from 'drizzle-orm';
import { chargeAttempts, dunningSteps } from '#db/schema/billing-collecting.ts';
import { couponRedemptions } from '#db/schema/billing-coupons.ts';
import { funds, ledgerEntries, ledgerTransactions } from '#db/schema/billing-ledger.ts';
import { subscriptionChanges, subscriptions } from '#db/schema/subscriptions.ts';
import { usageEvents } from '#db/schema/usage.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { insertRows, insertRowsOfBoth, updateRows } from '#lib/rows/write-rows.ts';
import { type BillingAccount, changedRecords, type LedgerTransaction } from '../core/index.ts';
import type { LoadedAccount } from './load-account.ts';
import { usesText, writeAttempt, writeChange, writeNotice, writeRedemption, writeUsage } from './records.ts';
import { type Paper, saveDocuments } from './save-documents.ts';
import { subscriptionColumns, writeSubscription } from './subscription-rows.ts';

interface Saving {
  readonly ctx: CommandContext;
  readonly before: BillingAccount;
  readonly after: BillingAccount;
}

/**
 * Writes what a unit of work changed: the records that are not those which were loaded. Documents get their numbers as the
 * last step of the transaction. Throws `request.conflict` when somebody else wrote to the account meanwhile.
 */
export async function saveAccount(
  ctx: CommandContext,
  loaded: LoadedAccount,
  of: { account: BillingAccount; paper(): Promise<Paper> },
): Promise<void> {
  const saving = { ctx, before: loaded.account, after: of.account };
  await claimVersion(saving, loaded.version);
  await saveSubscriptions(saving);
  await saveDocuments(ctx, {
    ...changedRecords(saving.before.documents, saving.after.documents),
    before: saving.before,
    clientId: saving.after.client.id,
    paper: of.paper,
  });
  await saveFunds(saving);
  await saveCollecting(saving);
  await savePostings(saving);
}

async function claimVersion({ ctx, after }: Saving, version: number): Promise<void> {
  const claimed = await ctx.tx.execute(
    sql`update billing_accounts set version = version + 1, booked_to = ${after.bookedTo?.toString() ?? null}::date
        where tenant_id = ${ctx.tenant.id} and client_id = ${after.client.id} and version = ${version}`,
  );
  if (claimed.rowCount !== 1) throw new AppError('request.conflict');
}

const ownerOf = ({ ctx, after }: Saving) => ({ tenantId: ctx.tenant.id, clientId: after.client.id });

async function saveSubscriptions(saving: Saving): Promise<void> {
  const { ctx, before, after } = saving;
  const { added, changed } = changedRecords(before.subscriptions, after.subscriptions);
  const of = { currency: after.client.currency, createdAt: ctx.now };
  await insertRows(
    ctx,
    subscriptions,
    added.map((subscription) => writeSubscription(ownerOf(saving), { subscription, ...of })),
  );
  await updateRows(ctx, 'subscriptions', {
    columns: {
      ...{ product_id: 'uuid', description: 'text', tax_category: 'text', status: 'text', terms: 'jsonb' },
      ...{ started_on: 'date', paid_until: 'date', next_invoice_on: 'date', anchor_on: 'date' },
      ...{ cycle: 'text', quantity: 'int', recurring_minor: 'bigint' },
    },
    rows: changed.map(subscriptionColumns),
  });
  await insertRows(
    ctx,
    subscriptionChanges,
    changedRecords(before.log, after.log).added.map((of) => writeChange(ownerOf(saving), { of, occurredAt: ctx.now })),
  );
}

async function saveFunds(saving: Saving): Promise<void> {
  const { ctx, before, after } = saving;
  const { added, changed } = changedRecords(before.funds, after.funds);
  await insertRows(
    ctx,
    funds,
    added.map((fund) => ({
      ...ownerOf(saving),
      ...fund,
      lineKinds: fund.lineKinds === null ? null : [...fund.lineKinds],
      createdAt: ctx.now,
    })),
  );
  await updateRows(ctx, 'funds', {
    columns: { left_minor: 'bigint' },
    rows: changed.map(({ id, leftMinor }) => ({ id, left_minor: leftMinor.toString() })),
  });
}

async function saveCollecting(saving: Saving): Promise<void> {
  const { ctx, before, after } = saving;
  const owner = ownerOf(saving);
  const redemptions = changedRecords(before.redemptions, after.redemptions);
  await insertRows(
    ctx,
    couponRedemptions,
    redemptions.added.map((one) => writeRedemption(owner, one)),
  );
  await updateRows(ctx, 'coupon_redemptions', {
    columns: { uses: 'jsonb' },
    rows: redemptions.changed.map(({ id, uses }) => ({ id, uses: usesText(uses) })),
  });
  await insertRows(
    ctx,
    usageEvents,
    changedRecords(before.usage, after.usage).added.map((record) => writeUsage(owner, { id: ctx.newId(), record })),
  );
  const charges = changedRecords(before.charges, after.charges);
  await insertRows(
    ctx,
    chargeAttempts,
    charges.added.map((attempt) => writeAttempt(owner, attempt)),
  );
  await updateRows(ctx, 'charge_attempts', {
    columns: { result: 'text' },
    rows: charges.changed.map(({ id, result }) => ({ id, result })),
  });
  await insertRows(
    ctx,
    dunningSteps,
    changedRecords(before.notices, after.notices).added.map((notice) => writeNotice(owner, notice)),
  );
}

async function savePostings(saving: Saving): Promise<void> {
  const { ctx, before, after } = saving;
  const owner = ownerOf(saving);
  const { added } = changedRecords(before.postings, after.postings);
  if (added.length === 0) return;
  const transactions = added.map(({ id, kind, businessKey, on, documentId }) => ({
    ...{ ...owner, id, kind, businessKey, description: kind, occurredOn: on, invoiceId: documentId },
    createdAt: ctx.now,
  }));
  const entries = added.flatMap((transaction) => entriesOf(saving, transaction));
  await insertRowsOfBoth(ctx, [ledgerTransactions, transactions], [ledgerEntries, entries]);
}

function entriesOf(saving: Saving, { id, documentId, entries }: LedgerTransaction) {
  // Sorted ids keep the order of the entries.
  const ids = entries.map(() => saving.ctx.newId()).sort();
  return entries.map((entry, at) => ({
    ...{ ...ownerOf(saving), ...entry, id: ids[at] ?? saving.ctx.newId(), transactionId: id, invoiceId: documentId },
  }));
}
