import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { invoiceLines, invoices } from '#db/schema/billing.ts';
import { billingAccounts, chargeAttempts, dunningSteps } from '#db/schema/billing-collecting.ts';
import { couponRedemptions } from '#db/schema/billing-coupons.ts';
import { funds, ledgerEntries, ledgerTransactions } from '#db/schema/billing-ledger.ts';
import { subscriptionChanges, subscriptions } from '#db/schema/subscriptions.ts';
import { usageEvents } from '#db/schema/usage.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import type { BillingAccount, Client, Document, LedgerTransaction } from '../core/index.ts';
import { readDocument } from './documents.ts';
import { soldKeys } from './product-rows.ts';
import { readAttempt, readChange, readFund, readNotice, readRedemption, readUsage } from './records.ts';
import { readSubscription } from './subscription-rows.ts';

/** An account as it was loaded, with the version that a save expects to find. */
export interface LoadedAccount {
  readonly account: BillingAccount;
  readonly version: number;
}

/**
 * Locks the account of a client until the end of the transaction and loads it. Whoever changes an account comes through
 * here, so that two units of work on it follow each other.
 */
export async function lockAccount(ctx: CommandContext, client: Client): Promise<LoadedAccount> {
  await ctx.tx
    .insert(billingAccounts)
    .values({ tenantId: ctx.tenant.id, clientId: client.id, version: 0, bookedTo: null })
    .onConflictDoNothing();
  await ctx.tx
    .select({ version: billingAccounts.version })
    .from(billingAccounts)
    .where(ownRows(ctx, client, billingAccounts))
    .for('update');
  return loadAccount(ctx, client);
}

/** The account of a client as the engine works with it; records in the order in which they were made. */
export async function loadAccount(ctx: QueryContext, client: Client): Promise<LoadedAccount> {
  const { tx } = ctx;
  const of = (table: ClientTable) => ownRows(ctx, client, table);
  const rows = await subscriptionRows(ctx, client);
  const [head] = await tx.select().from(billingAccounts).where(of(billingAccounts));
  const account: BillingAccount = {
    client,
    bookedTo: head?.bookedTo ?? null,
    subscriptions: byId(rows.map(readSubscription)),
    documents: await documentsOf(ctx, client, soldKeys(rows)),
    funds: byId((await tx.select().from(funds).where(of(funds)).orderBy(asc(funds.id))).map(readFund)),
    redemptions: byId(
      (
        await tx
          .select()
          .from(couponRedemptions)
          .where(and(of(couponRedemptions), isNull(couponRedemptions.endedAt)))
          .orderBy(asc(couponRedemptions.id))
      ).map(readRedemption),
    ),
    usage: new Map(
      (
        await tx
          .select()
          .from(usageEvents)
          .where(and(of(usageEvents), isStanding))
          .orderBy(asc(usageEvents.ingestion))
      )
        .map(readUsage)
        .map((record) => [`${record.subscriptionId} ${record.id}`, record]),
    ),
    charges: byId(
      (await tx.select().from(chargeAttempts).where(of(chargeAttempts)).orderBy(asc(chargeAttempts.id))).map(
        readAttempt,
      ),
    ),
    notices: byId(
      (await tx.select().from(dunningSteps).where(of(dunningSteps)).orderBy(asc(dunningSteps.id))).map(readNotice),
    ),
    postings: await postingsOf(ctx, client),
    log: byId(
      (
        await tx.select().from(subscriptionChanges).where(of(subscriptionChanges)).orderBy(asc(subscriptionChanges.id))
      ).map(readChange),
    ),
  };
  return { account, version: head?.version ?? 0 };
}

/** Events that were taken out again, and the rows that say so, do not count. */
const isStanding = sql`${usageEvents.voidsEventId} is null and not exists (select from usage_events v
  where v.tenant_id = ${usageEvents.tenantId} and v.subscription_id = ${usageEvents.subscriptionId}
    and v.voids_event_id = ${usageEvents.eventId})`;

interface ClientTable {
  readonly tenantId: PgColumn;
  readonly clientId: PgColumn;
}

const ownRows = (ctx: QueryContext, client: Client, table: ClientTable) =>
  and(eq(table.tenantId, ctx.tenant.id), eq(table.clientId, client.id));

const byId = <T extends { readonly id: string }>(records: readonly T[]): Map<string, T> =>
  new Map(records.map((record) => [record.id, record]));

const subscriptionRows = (ctx: QueryContext, client: Client) =>
  ctx.tx
    .select()
    .from(subscriptions)
    .where(ownRows(ctx, client, subscriptions))
    .orderBy(asc(subscriptions.id));

async function documentsOf(
  ctx: QueryContext,
  client: Client,
  sold: ReadonlyMap<string, string>,
): Promise<Map<string, Document>> {
  const lines = await ctx.tx
    .select()
    .from(invoiceLines)
    .where(ownRows(ctx, client, invoiceLines))
    .orderBy(asc(invoiceLines.position));
  const linesOf = Map.groupBy(lines, ({ invoiceId }) => invoiceId);
  const rows = await ctx.tx
    .select()
    .from(invoices)
    .where(ownRows(ctx, client, invoices))
    .orderBy(asc(invoices.id));
  return byId(rows.flatMap((row) => readDocument(row, linesOf.get(row.id) ?? [], sold) ?? []));
}

async function postingsOf(ctx: QueryContext, client: Client): Promise<Map<string, LedgerTransaction>> {
  const entries = await ctx.tx
    .select()
    .from(ledgerEntries)
    .where(ownRows(ctx, client, ledgerEntries))
    .orderBy(asc(ledgerEntries.id));
  const entriesOf = Map.groupBy(entries, ({ transactionId }) => transactionId);
  const rows = await ctx.tx
    .select()
    .from(ledgerTransactions)
    .where(ownRows(ctx, client, ledgerTransactions))
    .orderBy(asc(ledgerTransactions.id));
  return byId(
    rows.map(({ id, kind, businessKey, occurredOn, invoiceId }) => ({
      ...{ id, kind, businessKey, on: occurredOn, documentId: invoiceId },
      entries: (entriesOf.get(id) ?? []).map(({ account, subject, currency, amountMinor }) => ({
        ...{ account, subject, currency, amountMinor },
      })),
    })),
  );
}
