import { FUND_KINDS, LEDGER_ACCOUNTS } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { currencyColumn, instant, minor, nonNegative, oneOf, plainDate, policies, tenantKey } from './_columns.ts';
import { clients } from './clients.ts';

/** A balanced set of entries; append-only. `business_key` makes posting the same thing twice impossible: see ledgerKeys. */
export const ledgerTransactions = pgTable(
  'ledger_transactions',
  {
    ...tenantKey,
    clientId: uuid('client_id'),
    kind: text('kind').notNull(),
    businessKey: text('business_key').notNull(),
    invoiceId: uuid('invoice_id'),
    description: text('description').notNull(),
    occurredOn: plainDate('occurred_on').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('ledger_transactions_client').on(t.tenantId, t.clientId, t.id),
    index('ledger_transactions_day').on(t.tenantId, t.occurredOn, t.id),
    ...policies('client'),
  ],
);

/** Debits are positive, credits negative; a trigger demands a sum of zero per transaction and currency. */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    ...tenantKey,
    transactionId: uuid('transaction_id').notNull(),
    clientId: uuid('client_id'),
    account: text('account', { enum: LEDGER_ACCOUNTS }).notNull(),
    // Whose or which, within the account: a client, a gateway, a product, a tax.
    subject: text('subject'),
    invoiceId: uuid('invoice_id'),
    paymentId: uuid('payment_id'),
    // Which credit of the client moved, in the accounts of credit.
    fundId: uuid('fund_id'),
    amountMinor: minor('amount_minor').notNull(),
    currency: currencyColumn(),
  },
  (t) => [
    // By transaction, so that one index is the key and leads to a transaction's entries.
    primaryKey({ columns: [t.tenantId, t.transactionId, t.id] }),
    index('ledger_entries_balance').on(t.tenantId, t.clientId, t.account, t.currency),
    // That the transaction exists is seen to by the trigger ledger_entries_balanced, for all entries of a statement at once.
    check('ledger_entries_account', oneOf('account', LEDGER_ACCOUNTS)),
    check('ledger_entries_amount', sql`amount_minor <> 0`),
    ...policies('client'),
  ],
);

/** Credit that a client can spend, by where it came from: the checked cache of the ledger's accounts of credit. */
export const funds = pgTable(
  'funds',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    kind: text('kind', { enum: FUND_KINDS }).notNull(),
    currency: currencyColumn(),
    leftMinor: minor('left_minor').notNull(),
    // Smaller first.
    priority: integer('priority').notNull().default(0),
    // The first day on which it is gone.
    expiresOn: plainDate('expires_on'),
    // Kinds of line that it may pay; null: all.
    lineKinds: text('line_kinds').array(),
    // The payment that left it: a refund takes it from here first.
    paymentId: uuid('payment_id'),
    // Why it was granted; the client reads it too.
    reason: text('reason'),
    // When the client was told that it will expire.
    expiryToldAt: instant('expiry_told_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('funds_left').on(t.tenantId, t.clientId).where(sql`left_minor > 0`),
    index('funds_expiry').on(t.tenantId, t.expiresOn).where(sql`left_minor > 0 and expires_on is not null`),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    check('funds_kind', oneOf('kind', FUND_KINDS)),
    check('funds_left', nonNegative('left_minor')),
    ...policies('client'),
  ],
);
