import { DUNNING_KINDS } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, minor, oneOf, plainDate, policies, tenantKey, tenantOnly } from './_columns.ts';
import { invoices } from './billing.ts';
import { clients } from './clients.ts';

export const ATTEMPT_RESULTS = ['in_flight', 'unknown', 'soft', 'hard', 'failed', 'succeeded'] as const;

/**
 * One row per client account that was ever billed: whoever writes to the account holds its lock, and `version` says that
 * nobody wrote meanwhile.
 */
export const billingAccounts = pgTable(
  'billing_accounts',
  {
    ...tenantOnly,
    clientId: uuid('client_id').notNull(),
    version: integer('version').notNull(),
    // What was earned before this day is booked: the first of a month.
    bookedTo: plainDate('booked_to'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.clientId] }),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    ...policies('client'),
  ],
);

/** Each time the stored method was charged for a document. */
export const chargeAttempts = pgTable(
  'charge_attempts',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    invoiceId: uuid('invoice_id').notNull(),
    nth: integer('nth').notNull(),
    attemptedOn: plainDate('attempted_on').notNull(),
    attemptedAt: instant('attempted_at').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    methodId: text('method_id').notNull(),
    result: text('result', { enum: ATTEMPT_RESULTS }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('charge_attempts_nth').on(t.tenantId, t.invoiceId, t.nth),
    index('charge_attempts_client').on(t.tenantId, t.clientId),
    foreignKey({ columns: [t.tenantId, t.invoiceId], foreignColumns: [invoices.tenantId, invoices.id] }),
    check('charge_attempts_result', oneOf('result', ATTEMPT_RESULTS)),
    check('charge_attempts_amount', sql`amount_minor > 0`),
    ...policies('client'),
  ],
);

/** A step of dunning that was done for a document, once. */
export const dunningSteps = pgTable(
  'dunning_steps',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    invoiceId: uuid('invoice_id').notNull(),
    step: text('step').notNull(),
    takenOn: plainDate('taken_on').notNull(),
    // Marked as done without doing it: a later step had overtaken it.
    isSkipped: boolean('is_skipped').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('dunning_steps_step').on(t.tenantId, t.invoiceId, t.step),
    index('dunning_steps_client').on(t.tenantId, t.clientId),
    foreignKey({ columns: [t.tenantId, t.invoiceId], foreignColumns: [invoices.tenantId, invoices.id] }),
    ...policies('client'),
  ],
);

/**
 * A promise to a client, for all invoices or for one, not to take some steps of dunning: null kinds are all of them. It
 * holds until the day before `until`, until staff end it, or for good.
 */
export const dunningExemptions = pgTable(
  'dunning_exemptions',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    invoiceId: uuid('invoice_id'),
    kinds: text('kinds', { enum: DUNNING_KINDS }).array(),
    reason: text('reason').notNull(),
    until: plainDate('until'),
    madeByName: text('made_by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('dunning_exemptions_client').on(t.tenantId, t.clientId),
    index('dunning_exemptions_invoice').on(t.tenantId, t.invoiceId),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    foreignKey({ columns: [t.tenantId, t.invoiceId], foreignColumns: [invoices.tenantId, invoices.id] }),
    check('dunning_exemptions_kinds', sql`cardinality(kinds) > 0`),
    ...policies('client'),
    ...policies('staff').slice(1),
  ],
);
