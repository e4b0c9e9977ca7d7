import { METHOD_SETUP_STATUSES, NOTICE_STATES, PAYMENT_STATUSES, REFUND_STATUSES } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, currencyColumn, instant, minor, oneOf, platformPolicy, policies, tenantKey } from './_columns.ts';
import { invoices } from './billing.ts';
import { clients } from './clients.ts';

/** A card or mandate kept at the gateway: never a number, only its reference and what may be shown. */
export const paymentMethods = pgTable(
  'payment_methods',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    pluginId: text('plugin_id').notNull(),
    customerRef: text('customer_ref').notNull(),
    methodRef: text('method_ref').notNull(),
    label: text('label').notNull(),
    expiresOn: text('expires_on'),
    isDefault: boolean('is_default').notNull(),
    createdAt: instant('created_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('payment_methods_ref').on(t.tenantId, t.pluginId, t.methodRef),
    index('payment_methods_client').on(t.tenantId, t.clientId),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    ...policies('client'),
  ],
);

/** One visit to a gateway's page that leaves a payment method there and charges nothing. Its id is the operation id. */
export const paymentMethodSetups = pgTable(
  'payment_method_setups',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    pluginId: text('plugin_id').notNull(),
    currency: currencyColumn(),
    status: text('status', { enum: METHOD_SETUP_STATUSES }).notNull(),
    providerRef: text('provider_ref'),
    redirectUrl: text('redirect_url'),
    // What came of it.
    paymentMethodId: uuid('payment_method_id'),
    failureCode: text('failure_code'),
    failureMessage: text('failure_message'),
    createdAt: instant('created_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('payment_method_setups_ref').on(t.tenantId, t.pluginId, t.providerRef),
    index('payment_method_setups_client').on(t.tenantId, t.clientId, t.createdAt),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    foreignKey({
      columns: [t.tenantId, t.paymentMethodId],
      foreignColumns: [paymentMethods.tenantId, paymentMethods.id],
    }),
    check('payment_method_setups_status', oneOf('status', METHOD_SETUP_STATUSES)),
    ...policies('client'),
  ],
);

/** One attempt to collect an amount through a gateway. */
export const payments = pgTable(
  'payments',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    pluginId: text('plugin_id').notNull(),
    kind: text('kind', { enum: ['hosted', 'off_session', 'manual'] }).notNull(),
    status: text('status', { enum: PAYMENT_STATUSES }).notNull(),
    amountMinor: minor('amount_minor').notNull(),
    refundedMinor: minor('refunded_minor').notNull(),
    // What of it a dispute has taken, for now or for good.
    disputedMinor: minor('disputed_minor').notNull().default(sql`0`),
    currency: currencyColumn(),
    paymentMethodId: uuid('payment_method_id'),
    providerRef: text('provider_ref'),
    redirectUrl: text('redirect_url'),
    // What a payer who pays by himself needs to know: account, reference.
    instructions: jsonb('instructions').$type<{ key: string; value: string }[]>(),
    // Where on our own host the payer comes back to.
    returnPath: text('return_path'),
    isMethodKept: boolean('is_method_kept').notNull().default(false),
    // Buys credit instead of paying invoices.
    isTopUp: boolean('is_top_up').notNull().default(false),
    reference: text('reference'),
    failureCode: text('failure_code'),
    failureMessage: text('failure_message'),
    // Of a refused one: whether the provider says that another try may succeed.
    isRetryable: boolean('is_retryable'),
    createdAt: instant('created_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('payments_provider_ref').on(t.tenantId, t.pluginId, t.providerRef),
    index('payments_client').on(t.tenantId, t.clientId, t.createdAt),
    index('payments_list').on(t.tenantId, t.createdAt),
    index('payments_settled').on(t.tenantId, t.settledAt).where(sql`settled_at is not null`),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    check('payments_status', oneOf('status', PAYMENT_STATUSES)),
    check('payments_kind', oneOf('kind', ['hosted', 'off_session', 'manual'])),
    check(
      'payments_amount',
      sql`amount_minor > 0 and refunded_minor >= 0 and disputed_minor >= 0
      and refunded_minor + disputed_minor <= amount_minor`,
    ),
    ...policies('client'),
  ],
);

/** Which invoices a payment is for, and how much of it went to each once it succeeded. */
export const paymentAllocations = pgTable(
  'payment_allocations',
  {
    ...tenantKey,
    paymentId: uuid('payment_id').notNull(),
    invoiceId: uuid('invoice_id').notNull(),
    clientId: uuid('client_id').notNull(),
    plannedMinor: minor('planned_minor').notNull(),
    allocatedMinor: minor('allocated_minor').notNull(),
    currency: currencyColumn(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('payment_allocations_invoice').on(t.tenantId, t.paymentId, t.invoiceId),
    index('payment_allocations_by_invoice').on(t.tenantId, t.invoiceId),
    foreignKey({ columns: [t.tenantId, t.paymentId], foreignColumns: [payments.tenantId, payments.id] }),
    foreignKey({ columns: [t.tenantId, t.invoiceId], foreignColumns: [invoices.tenantId, invoices.id] }),
    check('payment_allocations_amounts', sql`planned_minor >= 0 and allocated_minor >= 0`),
    ...policies('client'),
  ],
);

export const refunds = pgTable(
  'refunds',
  {
    ...tenantKey,
    paymentId: uuid('payment_id').notNull(),
    clientId: uuid('client_id').notNull(),
    status: text('status', { enum: REFUND_STATUSES }).notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: currencyColumn(),
    reason: text('reason').notNull(),
    providerRef: text('provider_ref'),
    failureMessage: text('failure_message'),
    createdAt: instant('created_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('refunds_payment').on(t.tenantId, t.paymentId),
    index('refunds_settled').on(t.tenantId, t.settledAt).where(sql`settled_at is not null`),
    foreignKey({ columns: [t.tenantId, t.paymentId], foreignColumns: [payments.tenantId, payments.id] }),
    check('refunds_status', oneOf('status', REFUND_STATUSES)),
    check('refunds_amount', sql`amount_minor > 0`),
    ...policies('client'),
  ],
);

/** The customer that a gateway knows a client by. */
export const gatewayCustomers = pgTable(
  'gateway_customers',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    pluginId: text('plugin_id').notNull(),
    customerRef: text('customer_ref').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('gateway_customers_client').on(t.tenantId, t.clientId, t.pluginId),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    ...policies('client'),
  ],
);

/** Inbox of gateway notices: verified, stored once, answered fast; each is a hint to fetch the real state. */
export const gatewayNotices = pgTable(
  'gateway_notices',
  {
    ...tenantKey,
    pluginId: text('plugin_id').notNull(),
    eventRef: text('event_ref').notNull(),
    kind: text('kind').notNull(),
    objectRef: text('object_ref'),
    state: text('state', { enum: NOTICE_STATES }).notNull(),
    note: text('note'),
    attempts: integer('attempts').notNull().default(0),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    bodyHash: bytes('body_hash').notNull(),
    receivedAt: instant('received_at').notNull(),
    processedAt: instant('processed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('gateway_notices_event').on(t.tenantId, t.pluginId, t.eventRef),
    index('gateway_notices_parked').on(t.tenantId, t.receivedAt).where(sql`state = 'parked'`),
    check('gateway_notices_state', oneOf('state', NOTICE_STATES)),
    ...policies('whole'),
    platformPolicy(),
  ],
);
