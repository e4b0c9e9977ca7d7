import { INVOICE_STATUSES, LEDGER_ACCOUNTS, LINE_KINDS } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  currencyColumn,
  exact,
  instant,
  minor,
  nonNegative,
  oneOf,
  plainDate,
  policies,
  tenantKey,
} from './_columns.ts';
import { clients } from './clients.ts';

/** Name and address as they stood when the invoice was issued. */
export interface FrozenParty {
  name: string;
  company?: string | null;
  address: string[];
  country: string;
  taxId?: string | null;
  registrationNumber?: string | null;
  phone?: string | null;
  email?: string | null;
  number?: string | null;
}

/** Immutable once issued (trigger invoices_immutable): then only status, paid_minor, paid_at and voided_at move. */
export const invoices = pgTable(
  'invoices',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    number: text('number'),
    status: text('status', { enum: INVOICE_STATUSES }).notNull(),
    currency: currencyColumn(),
    locale: text('locale').notNull(),
    isTaxInclusive: boolean('is_tax_inclusive').notNull(),
    netMinor: minor('net_minor').notNull(),
    taxMinor: minor('tax_minor').notNull(),
    totalMinor: minor('total_minor').notNull(),
    paidMinor: minor('paid_minor').notNull(),
    seller: jsonb('seller').$type<FrozenParty>(),
    buyer: jsonb('buyer').$type<FrozenParty>(),
    paymentReference: text('payment_reference'),
    issuedOn: plainDate('issued_on'),
    dueOn: plainDate('due_on'),
    createdAt: instant('created_at').notNull(),
    issuedAt: instant('issued_at'),
    paidAt: instant('paid_at'),
    voidedAt: instant('voided_at'),
    voidReason: text('void_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('invoices_number').on(t.tenantId, t.number),
    index('invoices_client').on(t.tenantId, t.clientId, t.createdAt),
    index('invoices_list').on(t.tenantId, t.createdAt),
    index('invoices_open').on(t.tenantId, t.dueOn).where(sql`status = 'issued'`),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    check('invoices_status', oneOf('status', INVOICE_STATUSES)),
    check('invoices_total', sql`net_minor + tax_minor = total_minor`),
    check('invoices_paid', sql`paid_minor >= 0 and paid_minor <= greatest(total_minor, 0)`),
    // The number is given as the last step of the issuing transaction, after the row is written: checked at commit
    // by the trigger invoices_numbered.
    ...policies('client'),
  ],
);

export const invoiceLines = pgTable(
  'invoice_lines',
  {
    ...tenantKey,
    invoiceId: uuid('invoice_id').notNull(),
    clientId: uuid('client_id').notNull(),
    subscriptionId: uuid('subscription_id'),
    kind: text('kind', { enum: LINE_KINDS }).notNull(),
    description: text('description').notNull(),
    periodStart: plainDate('period_start'),
    periodEnd: plainDate('period_end'),
    quantity: exact('quantity').notNull(),
    unitPrice: exact('unit_price').notNull(),
    currency: currencyColumn(),
    netMinor: minor('net_minor').notNull(),
    taxMinor: minor('tax_minor').notNull(),
    totalMinor: minor('total_minor').notNull(),
    taxCategory: text('tax_category').notNull(),
    taxName: text('tax_name'),
    taxRate: exact('tax_rate').notNull(),
    // What a line bills time of, and how many units: see `rateKey` of the billing core. Null: as it was first sold.
    rateKey: text('rate_key'),
    rateQuantity: exact('rate_quantity'),
    // The line that this one gives back of.
    correctsLineId: uuid('corrects_line_id'),
    isVoided: boolean('is_voided').notNull().default(false),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('invoice_lines_invoice').on(t.tenantId, t.invoiceId, t.position),
    index('invoice_lines_subscription').on(t.tenantId, t.subscriptionId).where(sql`subscription_id is not null`),
    index('invoice_lines_corrects').on(t.tenantId, t.correctsLineId).where(sql`corrects_line_id is not null`),
    // Stops double renewal in the database itself.
    uniqueIndex('invoice_lines_period')
      .on(t.tenantId, t.subscriptionId, t.periodStart)
      .where(sql`kind = 'recurring' and not is_voided`),
    foreignKey({ columns: [t.tenantId, t.invoiceId], foreignColumns: [invoices.tenantId, invoices.id] }),
    foreignKey({ columns: [t.tenantId, t.correctsLineId], foreignColumns: [t.tenantId, t.id] }),
    check('invoice_lines_kind', oneOf('kind', LINE_KINDS)),
    // What gives back says of which line, and nothing else does.
    check('invoice_lines_corrects_kind', sql`(kind = 'credit') = (corrects_line_id is not null)`),
    check('invoice_lines_total', sql`net_minor + tax_minor = total_minor`),
    ...policies('client'),
  ],
);

/** A balanced set of entries; append-only. `business_key` makes posting the same thing twice impossible. */
export const ledgerTransactions = pgTable(
  'ledger_transactions',
  {
    ...tenantKey,
    clientId: uuid('client_id'),
    kind: text('kind').notNull(),
    businessKey: text('business_key').notNull(),
    description: text('description').notNull(),
    occurredOn: plainDate('occurred_on').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('ledger_transactions_business_key').on(t.tenantId, t.businessKey),
    ...policies('client'),
  ],
);

/** Debits are positive, credits negative; a deferred constraint demands a sum of zero per transaction and currency. */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    ...tenantKey,
    transactionId: uuid('transaction_id').notNull(),
    clientId: uuid('client_id'),
    account: text('account', { enum: LEDGER_ACCOUNTS }).notNull(),
    invoiceId: uuid('invoice_id'),
    paymentId: uuid('payment_id'),
    amountMinor: minor('amount_minor').notNull(),
    currency: currencyColumn(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('ledger_entries_transaction').on(t.tenantId, t.transactionId),
    index('ledger_entries_balance').on(t.tenantId, t.clientId, t.account, t.currency),
    foreignKey({
      columns: [t.tenantId, t.transactionId],
      foreignColumns: [ledgerTransactions.tenantId, ledgerTransactions.id],
    }),
    check('ledger_entries_account', oneOf('account', LEDGER_ACCOUNTS)),
    check('ledger_entries_amount', sql`amount_minor <> 0`),
    ...policies('client'),
  ],
);

/** Credit that a client can spend, per currency: the checked cache of the ledger account client_credit. */
export const clientCredit = pgTable(
  'client_credit',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    currency: currencyColumn(),
    balanceMinor: minor('balance_minor').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('client_credit_currency').on(t.tenantId, t.clientId, t.currency),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    check('client_credit_balance', nonNegative('balance_minor')),
    ...policies('client'),
  ],
);
