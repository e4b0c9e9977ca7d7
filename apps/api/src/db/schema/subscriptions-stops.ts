import { STOP_KINDS, STOP_REASONS, STOP_STATES } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { currencyColumn, instant, minor, oneOf, plainDate, policies, tenantKey, tenantOnly } from './_columns.ts';

/** Renewals and the prices of one period of each, in one currency; minor units as text. */
export interface StoredFigures {
  currency: string;
  predicted: number;
  predictedMinor: string;
  /** What the day would bill in all, with what it has billed. */
  found: number;
  foundMinor: string;
}

/** What the daily run found when it stopped. */
export interface StopFacts {
  figures?: StoredFigures[];
  /** Of a clock: by how many seconds it jumped. */
  seconds?: number;
  /** Of days without a run: the last one that had one. */
  lastRunOn?: string;
  /** Of an invoice: what it would come to and the largest before it, in minor units; whose periods it bills. */
  totalMinor?: string;
  usualMinor?: string;
  subscriptionIds?: string[];
}

/** A run or an invoice of the daily run that waits until a person says that it is meant. */
export const renewalStops = pgTable(
  'renewal_stops',
  {
    ...tenantKey,
    kind: text('kind', { enum: STOP_KINDS }).notNull(),
    reason: text('reason', { enum: STOP_REASONS }).notNull(),
    state: text('state', { enum: STOP_STATES }).notNull(),
    // The day whose run it is, or on which the invoice was held.
    stoppedOn: plainDate('stopped_on').notNull(),
    // Of an invoice.
    clientId: uuid('client_id'),
    currency: text('currency'),
    facts: jsonb('facts').$type<StopFacts>().notNull(),
    createdAt: instant('created_at').notNull(),
    decidedAt: instant('decided_at'),
    decidedByName: text('decided_by_name'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('renewal_stops_list').on(t.tenantId, t.createdAt),
    // One question at a time: about the run, and about each client's invoice.
    uniqueIndex('renewal_stops_run').on(t.tenantId).where(sql`kind = 'run' and state = 'waiting'`),
    uniqueIndex('renewal_stops_invoice')
      .on(t.tenantId, t.clientId, t.currency)
      .where(sql`kind = 'invoice' and state = 'waiting'`),
    check('renewal_stops_kind', oneOf('kind', STOP_KINDS)),
    check('renewal_stops_reason', oneOf('reason', STOP_REASONS)),
    check('renewal_stops_state', oneOf('state', STOP_STATES)),
    check('renewal_stops_client', sql`(kind = 'invoice') = (client_id is not null)`),
    check('renewal_stops_currency', sql`(client_id is null) = (currency is null)`),
    ...policies('client'),
    ...policies('staff').slice(1),
  ],
);

/** A day of the daily run in one currency: what was promised for it, what staff confirmed, and what it has billed so far. */
export const renewalDays = pgTable(
  'renewal_days',
  {
    ...tenantOnly,
    day: plainDate('day').notNull(),
    currency: currencyColumn(),
    predicted: integer('predicted').notNull().default(0),
    predictedMinor: minor('predicted_minor').notNull().default(sql`0`),
    confirmed: integer('confirmed').notNull().default(0),
    confirmedMinor: minor('confirmed_minor').notNull().default(sql`0`),
    billed: integer('billed').notNull().default(0),
    billedMinor: minor('billed_minor').notNull().default(sql`0`),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.day, t.currency] }), ...policies('staff')],
);

/** When the daily run last looked, so that the next one sees days without a run and a clock that jumped. */
export const renewalLooks = pgTable(
  'renewal_looks',
  {
    ...tenantOnly,
    lookedAt: instant('looked_at').notNull(),
    lookedOn: plainDate('looked_on').notNull(),
    // By how much the machine's clock was ahead of the database's.
    skewSeconds: integer('skew_seconds').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId] }), ...policies('whole')],
);
