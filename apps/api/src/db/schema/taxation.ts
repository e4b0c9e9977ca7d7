import { TAX_RECORD_KINDS, TAX_RECORD_STATUSES } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, oneOf, plainDate, policies, tenantKey } from './_columns.ts';
import type { StoredTaxAnswer, StoredTaxQuestion, StoredTaxRefund } from './_stored.ts';
import { invoices } from './billing.ts';

/** What a tax calculator was asked and what it said; the same question is asked once in a day. */
export const taxQuotes = pgTable(
  'tax_quotes',
  {
    ...tenantKey,
    // Whose invoices wait for the answer.
    waitingClientIds: uuid('waiting_client_ids').array().notNull().default(sql`'{}'`),
    pluginId: text('plugin_id').notNull(),
    // Hash of the calculator and the question.
    fingerprint: text('fingerprint').notNull(),
    question: jsonb('question').$type<StoredTaxQuestion>().notNull(),
    // The tax point: the quote holds for documents of this day.
    onDay: plainDate('on_day').notNull(),
    answer: jsonb('answer').$type<StoredTaxAnswer>(),
    askedAt: instant('asked_at').notNull(),
    answeredAt: instant('answered_at'),
    // How often it was asked in vain, why, and when to ask again.
    unanswered: integer('unanswered').notNull().default(0),
    fault: text('fault'),
    dueAt: instant('due_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('tax_quotes_question').on(t.tenantId, t.fingerprint),
    index('tax_quotes_due').on(t.tenantId, t.dueAt).where(sql`due_at is not null`),
    index('tax_quotes_age').on(t.tenantId, t.onDay),
    // Found by their fingerprint alone: a visitor's answer holds for the client that the visitor becomes.
    ...policies('shared'),
  ],
);

/** What a tax calculator has to be told of a document: that it was issued, took something back, or is void. */
export const taxRecords = pgTable(
  'tax_records',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    // The document; of a void the one that is void.
    invoiceId: uuid('invoice_id').notNull(),
    kind: text('kind', { enum: TAX_RECORD_KINDS }).notNull(),
    status: text('status', { enum: TAX_RECORD_STATUSES }).notNull(),
    pluginId: text('plugin_id').notNull(),
    // Of a commit: the calculator's name for what it had quoted.
    quoteRef: text('quote_ref'),
    // Of a credit note: the record of its invoice, and what is taken back of it.
    refund: jsonb('refund').$type<StoredTaxRefund>(),
    // The calculator's name for the record, and for each of its lines.
    remoteRef: text('remote_ref'),
    lineRefs: jsonb('line_refs').$type<Record<string, string>>(),
    fault: text('fault'),
    createdAt: instant('created_at').notNull(),
    doneAt: instant('done_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('tax_records_once').on(t.tenantId, t.invoiceId, t.kind),
    foreignKey({ columns: [t.tenantId, t.invoiceId], foreignColumns: [invoices.tenantId, invoices.id] }),
    check('tax_records_kind', oneOf('kind', TAX_RECORD_KINDS)),
    check('tax_records_status', oneOf('status', TAX_RECORD_STATUSES)),
    ...policies('client'),
  ],
);
