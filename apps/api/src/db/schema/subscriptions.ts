import { BILLING_CYCLES, type BillingCycle, SUBSCRIPTION_STATUSES } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { currencyColumn, instant, minor, nonNegative, oneOf, plainDate, policies, tenantKey } from './_columns.ts';
import { products } from './catalog.ts';
import { clients } from './clients.ts';
import type { ItemConfiguration } from './ordering.ts';

/** A stretch of time at one price; days as `YYYY-MM-DD`, prices and quantities as exact decimals in minor units. */
export interface StoredSegment {
  from: string;
  to: string | null;
  priceId: string;
  unitPriceMinor: string;
  quantity: string;
  cycle: BillingCycle;
  anchorOn: string;
  /** The day of the month that was meant where `anchorOn` was clamped to the end of its month. */
  anchorDay?: number | undefined;
  /** The price change that brought it. */
  priceChangeId?: string | undefined;
}

/** What is sold from a day on, and not yet in force: planned for that day, or waiting for its invoice to be paid. */
export interface PendingChange {
  segment: StoredSegment;
  /** The invoice that must be paid first; null: it takes effect on its day. */
  invoiceId: string | null;
  /** Periods of the new rhythm that are invoiced already, counted from its anchor; null: the rhythm and its count go on. */
  periodsInvoiced: number | null;
  productId: string;
  description: string;
  quantity: number;
  recurringMinor: string;
  taxCategory: string;
  configuration: ItemConfiguration;
  /** Units taken off the new product's stock, given back when the change does not come. */
  reserved: number;
}

/** How a subscription came to its price. Null in the row: never changed, all follows from its columns. */
export interface SubscriptionHistory {
  /** The price that it was first sold at: what lines without a key of their own were billed for. */
  sold: StoredSegment;
  segments: StoredSegment[];
  pending: PendingChange | null;
  /** Pauses, in order of time; open while `end` is null. */
  stops?: StoredStop[] | undefined;
}

export interface StoredStop {
  start: string;
  end: string | null;
}

/** What was agreed about the shortest time, counted from the anchor. */
export interface StoredContract {
  minimumMonths: number;
  /** By how much it goes on when nobody cancels; null: it ends with any billing period after the minimum. */
  renewalMonths: number | null;
  noticeDays: number;
}

interface StoredRate {
  priceId: string;
  unitPriceMinor: string;
  quantity: string;
}

export interface StoredInterval {
  count: number;
  unit: 'day' | 'week' | 'month' | 'year';
}

interface StoredSpan {
  start: string;
  end: string;
}

/**
 * The history that a subscription is billed by, and its terms. A point in time is a local day (`YYYY-MM-DD`) or, where
 * time is counted by seconds, an instant; amounts are whole minor units and decimals exact, both as text.
 */
export interface StoredTerms {
  counts: { by: 'day'; mode: 'day' | 'thirty' | 'none' } | { by: 'second'; zone: string };
  timing: 'advance' | 'arrears';
  stub: 'prorate' | 'full' | 'free';
  segments: {
    from: string;
    to: string | null;
    rate: StoredRate;
    anchor: { on: string; day?: number; time?: string };
    interval: StoredInterval;
  }[];
  free: StoredSpan[];
  stops: { start: string; end: string | null; why: 'pause' | 'block' }[];
  end: { on: string; billTo: string } | null;
  once: { id: string; on: string; rate: StoredRate }[];
  service: 'none' | 'running' | 'suspended' | 'terminated';
  suspendedFor: 'overdue' | 'staff' | null;
  /** Paid lines that stand for another time than they name. */
  moved: { lineId: string; span: StoredSpan }[];
  /** Time of lines that was settled by free days. */
  settled: { lineId: string; span: StoredSpan; quantity: string; amountMinor: string }[];
  trial: { end: string; withoutMethod: 'invoice' | 'pause' | 'cancel' } | null;
  resumeOn: string | null;
  contract: StoredInterval | null;
  contractUntil: string | null;
  usage: { metricId: string; price: unknown }[];
  minimumMinor: string | null;
  usageSeen: { events: number; nextOn: string | null } | null;
}

/** What a client is billed for again and again. Periods are half-open local dates counted from the anchor. */
export const subscriptions = pgTable(
  'subscriptions',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    productId: uuid('product_id').notNull(),
    orderItemId: uuid('order_item_id'),
    description: text('description').notNull(),
    cycle: text('cycle', { enum: BILLING_CYCLES }).notNull(),
    quantity: integer('quantity').notNull(),
    currency: currencyColumn(),
    // Price of one period, all units of the quantity together.
    recurringMinor: minor('recurring_minor').notNull(),
    taxCategory: text('tax_category').notNull(),
    configuration: jsonb('configuration').$type<ItemConfiguration>().notNull(),
    status: text('status', { enum: SUBSCRIPTION_STATUSES }).notNull(),
    anchorOn: plainDate('anchor_on'),
    // Number of periods already invoiced: the next one is [anchor + n, anchor + n + 1).
    periodsInvoiced: integer('periods_invoiced').notNull().default(0),
    paidUntil: plainDate('paid_until'),
    nextInvoiceOn: plainDate('next_invoice_on'),
    history: jsonb('history').$type<SubscriptionHistory>(),
    terms: jsonb('terms').$type<StoredTerms>(),
    parentId: uuid('parent_id'),
    startedOn: plainDate('started_on'),
    // When the pending change of the history takes effect, or is given up unpaid.
    changeOn: plainDate('change_on'),
    // The first day that is not served any more, once somebody asked for an end.
    endsOn: plainDate('ends_on'),
    // A pause that begins on a later day, and the day on which one ends by itself.
    pauseOn: plainDate('pause_on'),
    resumeOn: plainDate('resume_on'),
    contract: jsonb('contract').$type<StoredContract>(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('subscriptions_client').on(t.tenantId, t.clientId),
    // By client within a day: the daily run pages through it.
    index('subscriptions_due').on(t.tenantId, t.nextInvoiceOn, t.clientId).where(sql`status in ('active', 'past_due')`),
    index('subscriptions_change').on(t.tenantId, t.changeOn).where(sql`change_on is not null`),
    index('subscriptions_end').on(t.tenantId, t.endsOn).where(sql`ends_on is not null and ended_at is null`),
    index('subscriptions_pause').on(t.tenantId, t.pauseOn).where(sql`pause_on is not null`),
    index('subscriptions_resume').on(t.tenantId, t.resumeOn).where(sql`resume_on is not null`),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    foreignKey({ columns: [t.tenantId, t.productId], foreignColumns: [products.tenantId, products.id] }),
    foreignKey({ columns: [t.tenantId, t.parentId], foreignColumns: [t.tenantId, t.id] }),
    check('subscriptions_status', oneOf('status', SUBSCRIPTION_STATUSES)),
    check('subscriptions_cycle', oneOf('cycle', BILLING_CYCLES)),
    check('subscriptions_amount', nonNegative('recurring_minor', 'periods_invoiced')),
    ...policies('client'),
  ],
);

/** Log of every state change: who, why, from, to. */
export const subscriptionChanges = pgTable(
  'subscription_changes',
  {
    ...tenantKey,
    subscriptionId: uuid('subscription_id').notNull(),
    clientId: uuid('client_id').notNull(),
    fromStatus: text('from_status', { enum: SUBSCRIPTION_STATUSES }),
    toStatus: text('to_status', { enum: SUBSCRIPTION_STATUSES }).notNull(),
    changedOn: plainDate('changed_on').notNull(),
    reason: text('reason').notNull(),
    actorName: text('actor_name').notNull(),
    occurredAt: instant('occurred_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('subscription_changes_of').on(t.tenantId, t.subscriptionId, t.occurredAt),
    foreignKey({ columns: [t.tenantId, t.subscriptionId], foreignColumns: [subscriptions.tenantId, subscriptions.id] }),
    check('subscription_changes_status', oneOf('to_status', SUBSCRIPTION_STATUSES)),
    ...policies('client'),
  ],
);
