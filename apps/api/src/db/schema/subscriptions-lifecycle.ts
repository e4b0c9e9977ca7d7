import { CANCELLATION_STATUSES } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, oneOf, plainDate, policies, tenantKey, tenantOnly } from './_columns.ts';
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

/** That a client was told of a renewal: once for each day on which one comes. */
export const subscriptionNotices = pgTable(
  'subscription_notices',
  {
    ...tenantOnly,
    subscriptionId: uuid('subscription_id').notNull(),
    clientId: uuid('client_id').notNull(),
    // The day that it tells of.
    dueOn: plainDate('due_on').notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.subscriptionId, t.dueOn] }),
    foreignKey({ columns: [t.tenantId, t.subscriptionId], foreignColumns: [subscriptions.tenantId, subscriptions.id] }),
    ...policies('client'),
  ],
);
