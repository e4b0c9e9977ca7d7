import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { plainDate, policies, tenantOnly } from './_columns.ts';

// Keys that stop the same thing from happening twice. They are tables of their own, narrow and whole for ever, so that the
// wide ones may be cut by month (ADR 0007). Triggers write them with the rows that they guard.

/** Number of a document -> the document. A number is given once and stays taken. */
export const documentNumbers = pgTable(
  'document_numbers',
  {
    ...tenantOnly,
    number: text('number').notNull(),
    invoiceId: uuid('invoice_id').notNull(),
    clientId: uuid('client_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.number] }), ...policies('client')],
);

/** A period that is billed, or is on a draft; free again when its line is voided or deleted. */
export const billedPeriods = pgTable(
  'billed_periods',
  {
    ...tenantOnly,
    subscriptionId: uuid('subscription_id').notNull(),
    periodStart: plainDate('period_start').notNull(),
    clientId: uuid('client_id').notNull(),
    lineId: uuid('line_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.subscriptionId, t.periodStart] }), ...policies('client')],
);

/** Business key -> the transaction that was posted under it. */
export const ledgerKeys = pgTable(
  'ledger_keys',
  {
    ...tenantOnly,
    businessKey: text('business_key').notNull(),
    transactionId: uuid('transaction_id').notNull(),
    clientId: uuid('client_id'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.businessKey] }), ...policies('client')],
);
