import type { USAGE_AGGREGATIONS, USAGE_CAP_ACTIONS } from '@panel1/shared-types';
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
  unique,
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
import { products } from './catalog.ts';
import { subscriptions } from './subscriptions.ts';

/** What is measured of a product and what it costs, as it was saved. Amounts and units are decimal texts. */
export interface StoredUsageTerms {
  metrics: {
    key: string;
    texts: Record<string, { name: string; unit: string }>;
    aggregation: (typeof USAGE_AGGREGATIONS)[number];
    property: string | null;
    recurring: boolean;
    rounding: { mode: 'round' | 'ceil' | 'floor'; precision: number } | null;
    /** Currency -> price of the billing core. */
    prices: Record<string, unknown>;
  }[];
  /** Currency -> least that a whole period brings, in minor units. */
  minimum: Record<string, string>;
  graceDays: number;
  acceptDays: number;
  atCap: (typeof USAGE_CAP_ACTIONS)[number];
}

/** The terms of a product's usage from a day on: for periods that begin on that day or later. */
export const productUsage = pgTable(
  'product_usage',
  {
    ...tenantOnly,
    productId: uuid('product_id').notNull(),
    validFrom: plainDate('valid_from').notNull(),
    terms: jsonb('terms').$type<StoredUsageTerms>().notNull(),
    savedByName: text('saved_by_name').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.productId, t.validFrom] }),
    foreignKey({ columns: [t.tenantId, t.productId], foreignColumns: [products.tenantId, products.id] }),
    ...policies('shared'),
  ],
);

/**
 * Something that a service used. The sender's own id makes taking it in twice impossible. Never changed and never deleted
 * (trigger): an event that was wrong is taken out by a second one that names it.
 */
export const usageEvents = pgTable(
  'usage_events',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    subscriptionId: uuid('subscription_id').notNull(),
    metricId: text('metric_id').notNull(),
    eventId: text('event_id').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    // The order in which a subscription's events were taken in.
    ingestion: minor('ingestion').notNull(),
    value: text('value'),
    properties: jsonb('properties').$type<Record<string, string>>().notNull(),
    operation: text('operation', { enum: ['add', 'remove'] }),
    // The event that this one takes out, and why.
    voidsEventId: text('voids_event_id'),
    reason: text('reason'),
    sentBy: text('sent_by').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('usage_events_event').on(t.tenantId, t.subscriptionId, t.eventId),
    uniqueIndex('usage_events_void')
      .on(t.tenantId, t.subscriptionId, t.voidsEventId)
      .where(sql`voids_event_id is not null`),
    index('usage_events_window').on(t.tenantId, t.subscriptionId, t.metricId, t.occurredAt, t.ingestion),
    index('usage_events_client').on(t.tenantId, t.clientId, t.ingestion),
    foreignKey({ columns: [t.tenantId, t.subscriptionId], foreignColumns: [subscriptions.tenantId, subscriptions.id] }),
    check('usage_events_operation', oneOf('operation', ['add', 'remove'])),
    check('usage_events_void_reason', sql`(voids_event_id is null) = (reason is null)`),
    ...policies('client'),
  ],
);

/**
 * How far the usage of a subscription was taken in, billed and watched: one row, locked by whoever takes in, bills or
 * watches, so that no event slips in between unseen.
 */
export const usageProgress = pgTable(
  'usage_progress',
  {
    ...tenantOnly,
    subscriptionId: uuid('subscription_id').notNull(),
    clientId: uuid('client_id').notNull(),
    currency: currencyColumn(),
    // Number of the last event that was taken in.
    taken: minor('taken').notNull(),
    // Windows that end by this day were billed.
    billedTo: plainDate('billed_to'),
    // The day of the earliest event that came after its window was billed.
    lateFrom: plainDate('late_from'),
    // The day on which the next window is to be billed.
    dueOn: plainDate('due_on'),
    capMinor: minor('cap_minor'),
    capByName: text('cap_by_name'),
    capAt: instant('cap_at'),
    // Number of the last event that was looked at for the cap, and the first day of the period in which it stopped services.
    watched: minor('watched').notNull(),
    heldOn: plainDate('held_on'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.subscriptionId] }),
    index('usage_progress_due').on(t.tenantId, t.clientId).where(sql`due_on is not null or late_from is not null`),
    index('usage_progress_watch')
      .on(t.tenantId, t.subscriptionId)
      .where(sql`cap_minor is not null or held_on is not null`),
    foreignKey({ columns: [t.tenantId, t.subscriptionId], foreignColumns: [subscriptions.tenantId, subscriptions.id] }),
    check('usage_progress_numbers', nonNegative('taken', 'watched', 'cap_minor')),
    ...policies('client'),
  ],
);

/** A part of a spend cap that was reached in a period: told once for each cap. */
export const usageAlerts = pgTable(
  'usage_alerts',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    subscriptionId: uuid('subscription_id').notNull(),
    periodStart: plainDate('period_start').notNull(),
    percent: integer('percent').notNull(),
    capMinor: minor('cap_minor').notNull(),
    costMinor: minor('cost_minor').notNull(),
    occurredAt: instant('occurred_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('usage_alerts_once').on(t.tenantId, t.subscriptionId, t.periodStart, t.percent, t.capMinor),
    foreignKey({ columns: [t.tenantId, t.subscriptionId], foreignColumns: [subscriptions.tenantId, subscriptions.id] }),
    check('usage_alerts_percent', sql`percent in (50, 80, 100)`),
    ...policies('client'),
  ],
);
