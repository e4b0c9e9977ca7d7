import { BILLING_CYCLES, type BillingCycle, PRICE_CHANGE_STATUSES, PRICE_ITEM_STATES } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  currencyColumn,
  instant,
  minor,
  nonNegative,
  oneOf,
  plainDate,
  policies,
  tenantKey,
  tenantOnly,
} from './_columns.ts';
import { subscriptions } from './subscriptions.ts';

/** Whom a price change concerns; an empty list means all. Days as `YYYY-MM-DD`. */
export interface StoredCohort {
  productIds: string[];
  cycles: BillingCycle[];
  groupIds: string[];
  countries: string[];
  /** Sold before this day. */
  soldBefore: string | null;
  /** Nobody's price is lowered. */
  onlyRaise: boolean;
}

/** What the new price is: of one unit and period, a share more or less, or what the catalogue asks for the same. */
export type StoredPriceTerms =
  | { kind: 'amount'; amountMinor: string }
  /** `rate` 0.05: five percent more. Rounded to whole multiples of `stepMinor`. */
  | { kind: 'percent'; rate: string; stepMinor: string; rounding: 'nearest' | 'up' | 'down' }
  | { kind: 'catalogue' };

/** A new price for subscriptions that run: from each one's first renewal on or after a day, told so many days before. */
export const priceChanges = pgTable(
  'price_changes',
  {
    ...tenantKey,
    name: text('name').notNull(),
    currency: currencyColumn(),
    cohort: jsonb('cohort').$type<StoredCohort>().notNull(),
    terms: jsonb('terms').$type<StoredPriceTerms>().notNull(),
    fromOn: plainDate('from_on').notNull(),
    noticeDays: integer('notice_days').notNull(),
    // Whether the contracts let the price rise before their term is over.
    withinTerms: text('within_terms', { enum: ['wait', 'allowed'] }).notNull(),
    status: text('status', { enum: PRICE_CHANGE_STATUSES }).notNull(),
    // The last subscription that was looked at while the cohort is gathered.
    gatheredTo: uuid('gathered_to'),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('price_changes_open').on(t.tenantId).where(sql`status in ('gathering', 'running')`),
    check('price_changes_status', oneOf('status', PRICE_CHANGE_STATUSES)),
    check('price_changes_within', oneOf('within_terms', ['wait', 'allowed'])),
    check('price_changes_notice', nonNegative('notice_days')),
    ...policies('whole'),
  ],
);

/** What a price change does to one subscription. */
export const priceChangeItems = pgTable(
  'price_change_items',
  {
    ...tenantOnly,
    priceChangeId: uuid('price_change_id').notNull(),
    subscriptionId: uuid('subscription_id').notNull(),
    clientId: uuid('client_id').notNull(),
    description: text('description').notNull(),
    cycle: text('cycle', { enum: BILLING_CYCLES }).notNull(),
    currency: currencyColumn(),
    // Of one period, all units together.
    oldMinor: minor('old_minor').notNull(),
    newMinor: minor('new_minor').notNull(),
    // When the client is told, and the renewal from which the new price counts; null: it does not come.
    tellOn: plainDate('tell_on'),
    effectiveOn: plainDate('effective_on'),
    toldOn: plainDate('told_on'),
    state: text('state', { enum: PRICE_ITEM_STATES }).notNull(),
    // Why it is left out or exempt: a key, or what staff wrote.
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.priceChangeId, t.subscriptionId] }),
    index('price_change_items_of').on(t.tenantId, t.subscriptionId),
    index('price_change_items_tell').on(t.tenantId, t.priceChangeId, t.tellOn).where(sql`state = 'waiting'`),
    // One new price at a time.
    uniqueIndex('price_change_items_one').on(t.tenantId, t.subscriptionId).where(sql`state in ('waiting', 'told')`),
    foreignKey({
      columns: [t.tenantId, t.priceChangeId],
      foreignColumns: [priceChanges.tenantId, priceChanges.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.tenantId, t.subscriptionId], foreignColumns: [subscriptions.tenantId, subscriptions.id] }),
    check('price_change_items_state', oneOf('state', PRICE_ITEM_STATES)),
    check('price_change_items_amounts', nonNegative('old_minor', 'new_minor')),
    check('price_change_items_tell', sql`state in ('left_out', 'exempt') or tell_on is not null`),
    check('price_change_items_day', sql`state not in ('told', 'in_force') or effective_on is not null`),
    ...policies('client'),
  ],
);
