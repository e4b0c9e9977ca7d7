import { BILLING_CYCLES, CANCELLATION_STATUSES, PRICE_CHANGE_STATUSES } from '@panel1/shared-types';
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
  tenantOnly,
} from './_columns.ts';
import { subscriptions } from './subscriptions.ts';

/** Who wants to leave, why, and what became of it. Every cancellation has one, also those that staff enter. */
export const cancellations = pgTable(
  'cancellations',
  {
    ...tenantKey,
    subscriptionId: uuid('subscription_id').notNull(),
    clientId: uuid('client_id').notNull(),
    // For the report by product, whatever the subscription is changed to.
    productId: uuid('product_id').notNull(),
    wanted: text('wanted', { enum: ['now', 'period_end'] }).notNull(),
    unused: text('unused', { enum: ['none', 'credit', 'refund'] }).notNull(),
    // A reason of the tenant's list; null: none was chosen.
    reasonKey: text('reason_key'),
    words: text('words').notNull(),
    status: text('status', { enum: CANCELLATION_STATUSES }).notNull(),
    // The first day that is not served any more, as it was when it was asked for.
    endsOn: plainDate('ends_on').notNull(),
    isByClient: boolean('is_by_client').notNull(),
    askedBy: text('asked_by').notNull(),
    askedOn: plainDate('asked_on').notNull(),
    askedAt: instant('asked_at').notNull(),
    answer: text('answer'),
    answeredBy: text('answered_by'),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('cancellations_of').on(t.tenantId, t.subscriptionId),
    index('cancellations_asked').on(t.tenantId, t.askedOn),
    // One request of a subscription waits at a time.
    uniqueIndex('cancellations_waiting').on(t.tenantId, t.subscriptionId).where(sql`status = 'waiting'`),
    foreignKey({ columns: [t.tenantId, t.subscriptionId], foreignColumns: [subscriptions.tenantId, subscriptions.id] }),
    check('cancellations_status', oneOf('status', CANCELLATION_STATUSES)),
    check('cancellations_wanted', oneOf('wanted', ['now', 'period_end'])),
    check('cancellations_unused', oneOf('unused', ['none', 'credit', 'refund'])),
    ...policies('client'),
  ],
);

/** That a client was told of a renewal or of a new price: once for each day on which it comes. */
export const subscriptionNotices = pgTable(
  'subscription_notices',
  {
    ...tenantOnly,
    subscriptionId: uuid('subscription_id').notNull(),
    clientId: uuid('client_id').notNull(),
    kind: text('kind', { enum: ['renewal', 'price'] }).notNull(),
    // The day that it tells of.
    dueOn: plainDate('due_on').notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.subscriptionId, t.kind, t.dueOn] }),
    foreignKey({ columns: [t.tenantId, t.subscriptionId], foreignColumns: [subscriptions.tenantId, subscriptions.id] }),
    check('subscription_notices_kind', oneOf('kind', ['renewal', 'price'])),
    ...policies('client'),
  ],
);

/** A new price for subscriptions that run: from the first renewal on or after a day, told so many days before. */
export const priceChanges = pgTable(
  'price_changes',
  {
    ...tenantKey,
    name: text('name').notNull(),
    productIds: uuid('product_ids').array().notNull(),
    // Null: every rhythm.
    cycle: text('cycle', { enum: BILLING_CYCLES }),
    currency: currencyColumn(),
    kind: text('kind', { enum: ['amount', 'percent', 'catalogue'] }).notNull(),
    // Of `amount`: the price of one unit for one period.
    amountMinor: minor('amount_minor'),
    // Of `percent`: `0.05` is five percent more, `-0.1` ten percent less.
    rate: exact('rate'),
    fromOn: plainDate('from_on').notNull(),
    noticeDays: integer('notice_days').notNull(),
    status: text('status', { enum: PRICE_CHANGE_STATUSES }).notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    check('price_changes_status', oneOf('status', PRICE_CHANGE_STATUSES)),
    check('price_changes_kind', oneOf('kind', ['amount', 'percent', 'catalogue'])),
    check(
      'price_changes_value',
      sql`(kind = 'amount') = (amount_minor is not null) and (kind = 'percent') = (rate is not null)`,
    ),
    check('price_changes_amounts', nonNegative('amount_minor', 'notice_days')),
    ...policies('whole'),
  ],
);

/** What a price change does to one subscription; written when its client is told. */
export const priceChangeItems = pgTable(
  'price_change_items',
  {
    ...tenantOnly,
    priceChangeId: uuid('price_change_id').notNull(),
    subscriptionId: uuid('subscription_id').notNull(),
    clientId: uuid('client_id').notNull(),
    oldMinor: minor('old_minor').notNull(),
    newMinor: minor('new_minor').notNull(),
    currency: currencyColumn(),
    effectiveOn: plainDate('effective_on').notNull(),
    // told: waits for its renewal; planned: the next renewal is billed by it; left_out: something else came between.
    state: text('state', { enum: ['told', 'planned', 'left_out', 'cancelled'] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.priceChangeId, t.subscriptionId] }),
    index('price_change_items_of').on(t.tenantId, t.subscriptionId),
    index('price_change_items_due').on(t.tenantId, t.effectiveOn).where(sql`state = 'told'`),
    foreignKey({ columns: [t.tenantId, t.priceChangeId], foreignColumns: [priceChanges.tenantId, priceChanges.id] }),
    foreignKey({ columns: [t.tenantId, t.subscriptionId], foreignColumns: [subscriptions.tenantId, subscriptions.id] }),
    check('price_change_items_state', oneOf('state', ['told', 'planned', 'left_out', 'cancelled'])),
    check('price_change_items_amounts', nonNegative('old_minor', 'new_minor')),
    ...policies('client'),
  ],
);
