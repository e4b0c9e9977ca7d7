import { QUOTE_STATUSES } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { currencyColumn, instant, minor, nonNegative, oneOf, plainDate, policies, tenantKey } from './_columns.ts';
import { clients } from './clients.ts';
import { orders } from './ordering.ts';

/** A planned item of an order with the prices that were promised; amounts are minor units as text. */
export interface QuotedItem {
  productId: string;
  description: string;
  cycle: string;
  quantity: number;
  recurringMinor: string;
  setupMinor: string;
  recurringDiscountMinor: string;
  setupDiscountMinor: string;
  given: Record<string, string | number | null> | null;
  taxCategory: string;
  options: Record<string, { choiceId: string; quantity: number }>;
  fields: Record<string, string>;
  contract?: { minimumMonths: number; renewalMonths: number | null; noticeDays: number } | null;
}

/** An offer to a client: prices that hold until a day. It becomes an order when the client accepts it. */
export const quotes = pgTable(
  'quotes',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    number: text('number').notNull(),
    status: text('status', { enum: QUOTE_STATUSES }).notNull(),
    currency: currencyColumn(),
    // With the tax of the day on which it was written.
    totalMinor: minor('total_minor').notNull(),
    intro: text('intro').notNull(),
    validUntil: plainDate('valid_until').notNull(),
    items: jsonb('items').$type<QuotedItem[]>().notNull(),
    // Redeemed when it is accepted.
    couponCodes: text('coupon_codes').array().notNull().default(sql`'{}'`),
    createdByName: text('created_by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    decidedAt: instant('decided_at'),
    declineReason: text('decline_reason'),
    orderId: uuid('order_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('quotes_number').on(t.tenantId, t.number),
    index('quotes_created').on(t.tenantId, t.createdAt),
    index('quotes_client').on(t.tenantId, t.clientId),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    foreignKey({ columns: [t.tenantId, t.orderId], foreignColumns: [orders.tenantId, orders.id] }),
    check('quotes_status', oneOf('status', QUOTE_STATUSES)),
    check('quotes_total', nonNegative('total_minor')),
    ...policies('client'),
  ],
);
