import { BILLING_CYCLES, ORDER_STATUSES } from '@panel1/shared-types';
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
import { bytes, currencyColumn, instant, minor, nonNegative, oneOf, policies, tenantKey } from './_columns.ts';
import { products } from './catalog.ts';
import { clients } from './clients.ts';

/** What was chosen of a product; ids and quantities only, never an amount. */
export interface ItemConfiguration {
  options: Record<string, { choiceId: string; quantity: number }>;
  fields: Record<string, string>;
}

/** A visitor's cart, found by the hash of a random token that only the browser holds. */
export const carts = pgTable(
  'carts',
  {
    ...tenantKey,
    tokenHash: bytes('token_hash').notNull(),
    currency: currencyColumn(),
    // Coupons that were entered, in capitals.
    couponCodes: text('coupon_codes').array().notNull().default(sql`'{}'`),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    orderedAt: instant('ordered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('carts_token').on(t.tenantId, t.tokenHash),
    ...policies('shared'),
  ],
);

export const cartItems = pgTable(
  'cart_items',
  {
    ...tenantKey,
    cartId: uuid('cart_id').notNull(),
    productId: uuid('product_id').notNull(),
    cycle: text('cycle', { enum: BILLING_CYCLES }).notNull(),
    quantity: integer('quantity').notNull(),
    configuration: jsonb('configuration').$type<ItemConfiguration>().notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.cartId], foreignColumns: [carts.tenantId, carts.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.tenantId, t.productId], foreignColumns: [products.tenantId, products.id] }),
    check('cart_items_cycle', oneOf('cycle', BILLING_CYCLES)),
    ...policies('shared'),
  ],
);

export const orders = pgTable(
  'orders',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    number: text('number').notNull(),
    status: text('status', { enum: ORDER_STATUSES }).notNull(),
    currency: currencyColumn(),
    totalMinor: minor('total_minor').notNull(),
    invoiceId: uuid('invoice_id'),
    placedById: uuid('placed_by_id'),
    isPlacedByStaff: boolean('is_placed_by_staff').notNull(),
    termsVersion: text('terms_version'),
    termsAcceptedAt: instant('terms_accepted_at'),
    // When a consumer asked that the service begins before the days of withdrawal are over.
    startAskedAt: instant('start_asked_at'),
    ip: text('ip'),
    reviewReason: text('review_reason'),
    createdAt: instant('created_at').notNull(),
    acceptedAt: instant('accepted_at'),
    closedAt: instant('closed_at'),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('orders_number').on(t.tenantId, t.number),
    index('orders_client').on(t.tenantId, t.clientId, t.createdAt),
    index('orders_created').on(t.tenantId, t.createdAt),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    check('orders_status', oneOf('status', ORDER_STATUSES)),
    check('orders_total', nonNegative('total_minor')),
    ...policies('client'),
  ],
);

/** A line of an order with the prices of the moment it was placed; one subscription per unit or item comes of it. */
export const orderItems = pgTable(
  'order_items',
  {
    ...tenantKey,
    orderId: uuid('order_id').notNull(),
    clientId: uuid('client_id').notNull(),
    productId: uuid('product_id').notNull(),
    description: text('description').notNull(),
    cycle: text('cycle', { enum: BILLING_CYCLES }).notNull(),
    quantity: integer('quantity').notNull(),
    recurringMinor: minor('recurring_minor').notNull(),
    setupMinor: minor('setup_minor').notNull(),
    discountMinor: minor('discount_minor').notNull(),
    currency: currencyColumn(),
    configuration: jsonb('configuration').$type<ItemConfiguration>().notNull(),
    subscriptionId: uuid('subscription_id'),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('order_items_order').on(t.tenantId, t.orderId),
    foreignKey({ columns: [t.tenantId, t.orderId], foreignColumns: [orders.tenantId, orders.id] }),
    foreignKey({ columns: [t.tenantId, t.productId], foreignColumns: [products.tenantId, products.id] }),
    check('order_items_cycle', oneOf('cycle', BILLING_CYCLES)),
    check('order_items_amounts', nonNegative('recurring_minor', 'setup_minor', 'discount_minor')),
    ...policies('client'),
  ],
);
