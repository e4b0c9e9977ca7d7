import { BANK_FILE_FORMATS, BANK_LINE_STATUSES } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { currencyColumn, instant, minor, oneOf, plainDate, policies, tenantKey } from './_columns.ts';
import { clients } from './clients.ts';
import { payments } from './payments.ts';

/** How a bank writes its CSV files: which column is what, and how dates and amounts look. */
export const bankCsvFormats = pgTable(
  'bank_csv_formats',
  {
    ...tenantKey,
    name: text('name').notNull(),
    // Checked by the schema of modules/banking/core/csv-format.ts whenever it is read.
    mapping: jsonb('mapping').$type<Record<string, unknown>>().notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('bank_csv_formats_name').on(t.tenantId, t.name),
    // As the statements: who sees some clients only imports none.
    ...policies('whole'),
  ],
);

/** One statement of one account as a bank's file told it. */
export const bankStatements = pgTable(
  'bank_statements',
  {
    ...tenantKey,
    format: text('format', { enum: BANK_FILE_FORMATS }).notNull(),
    fileName: text('file_name').notNull(),
    // The IBAN, or how the bank names the account; without spaces.
    account: text('account').notNull(),
    currency: currencyColumn(),
    statementRef: text('statement_ref'),
    fromOn: plainDate('from_on'),
    toOn: plainDate('to_on'),
    openingMinor: minor('opening_minor'),
    closingMinor: minor('closing_minor'),
    importedByName: text('imported_by_name').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('bank_statements_list').on(t.tenantId, t.createdAt),
    check('bank_statements_format', oneOf('format', BANK_FILE_FORMATS)),
    // An account may be overdrawn; no balance comes near the end of a bigint.
    check(
      'bank_statements_balances',
      sql`abs(opening_minor) < 1000000000000000 and abs(closing_minor) < 1000000000000000`,
    ),
    ...policies('whole'),
  ],
);

/** An entry of a statement; money that came in has a positive amount. What was booked for it is decided once. */
export const bankLines = pgTable(
  'bank_lines',
  {
    ...tenantKey,
    statementId: uuid('statement_id').notNull(),
    position: integer('position').notNull(),
    account: text('account').notNull(),
    // The bank's reference of the entry; where it gives none, a fingerprint of the entry and its number among equal ones.
    entryRef: text('entry_ref').notNull(),
    bookedOn: plainDate('booked_on').notNull(),
    valueOn: plainDate('value_on'),
    amountMinor: minor('amount_minor').notNull(),
    currency: currencyColumn(),
    counterpartyName: text('counterparty_name').notNull(),
    counterpartyAccount: text('counterparty_account').notNull(),
    remittance: text('remittance').notNull(),
    status: text('status', { enum: BANK_LINE_STATUSES }).notNull(),
    clientId: uuid('client_id'),
    paymentId: uuid('payment_id'),
    // Why this line was taken for that payment: what agreed, and how surely.
    match: jsonb('match').$type<{ score: number; reasons: string[] }>(),
    ignoredReason: text('ignored_reason'),
    decidedByName: text('decided_by_name'),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    // The same entry of an earlier file is not taken twice.
    unique('bank_lines_entry').on(t.tenantId, t.account, t.entryRef, t.bookedOn, t.amountMinor),
    // One payment stands for one line.
    unique('bank_lines_payment').on(t.tenantId, t.paymentId),
    index('bank_lines_statement').on(t.tenantId, t.statementId, t.position),
    index('bank_lines_open').on(t.tenantId, t.bookedOn).where(sql`status = 'open'`),
    foreignKey({ columns: [t.tenantId, t.statementId], foreignColumns: [bankStatements.tenantId, bankStatements.id] }),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    foreignKey({ columns: [t.tenantId, t.paymentId], foreignColumns: [payments.tenantId, payments.id] }),
    check('bank_lines_status', oneOf('status', BANK_LINE_STATUSES)),
    check('bank_lines_amount', sql`amount_minor <> 0`),
    check('bank_lines_booked', sql`(status in ('matched', 'credited')) = (payment_id is not null)`),
    check('bank_lines_ignored', sql`(status = 'ignored') = (ignored_reason is not null)`),
    ...policies('whole'),
  ],
);
