import { COUPON_DURATIONS, COUPON_KINDS, REDEMPTION_ENDS } from '@panel1/shared-types';
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
import { exact, instant, oneOf, policies, tenantKey } from './_columns.ts';
import type { StoredCouponTerms, StoredCouponUse } from './_stored.ts';
import { invoices } from './billing.ts';
import { clients } from './clients.ts';

/** What a discount is promised for. Terms may change: what was redeemed before keeps those of its day. */
export const coupons = pgTable(
  'coupons',
  {
    ...tenantKey,
    // As clients read it.
    name: text('name').notNull(),
    kind: text('kind', { enum: COUPON_KINDS }).notNull(),
    // Of a percentage, as a fraction: 0.2 is 20 %.
    rate: exact('rate'),
    // Of a fixed amount: minor units by currency.
    amounts: jsonb('amounts').$type<Record<string, string>>().notNull(),
    duration: text('duration', { enum: COUPON_DURATIONS }).notNull(),
    periods: integer('periods'),
    // Empty: all of them.
    productIds: uuid('product_ids').array().notNull(),
    cycles: text('cycles').array().notNull(),
    // Of usage alone, by the keys of its metrics. Empty: prices and usage of every kind.
    metrics: text('metrics').array().notNull().default(sql`'{}'`),
    // Set-up fees and one-off purchases too.
    includesOneOff: boolean('includes_one_off').notNull(),
    validFrom: instant('valid_from'),
    validUntil: instant('valid_until'),
    maxRedemptions: integer('max_redemptions'),
    maxPerClient: integer('max_per_client'),
    newClientsOnly: boolean('new_clients_only').notNull(),
    // What its lines must come to, in minor units by currency; other currencies have no least amount.
    minimums: jsonb('minimums').$type<Record<string, string>>().notNull(),
    // Whether it goes together with other coupons.
    isStackable: boolean('is_stackable').notNull(),
    note: text('note').notNull(),
    // Redemptions that count towards the limit.
    redeemed: integer('redeemed').notNull().default(0),
    createdByName: text('created_by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    archivedAt: instant('archived_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('coupons_list').on(t.tenantId, t.createdAt),
    check('coupons_kind', oneOf('kind', COUPON_KINDS)),
    check('coupons_rate', sql`(kind = 'percent') = (rate is not null) and (rate is null or (rate > 0 and rate <= 1))`),
    check('coupons_duration', oneOf('duration', COUPON_DURATIONS)),
    check('coupons_periods', sql`(duration = 'periods') = (periods is not null) and (periods is null or periods > 0)`),
    check('coupons_limit', sql`redeemed >= 0 and (max_redemptions is null or redeemed <= max_redemptions)`),
    ...policies('shared'),
  ],
);

/** What is typed to redeem a coupon, in capitals. Generated codes count by themselves. */
export const couponCodes = pgTable(
  'coupon_codes',
  {
    ...tenantKey,
    couponId: uuid('coupon_id').notNull(),
    code: text('code').notNull(),
    maxRedemptions: integer('max_redemptions'),
    redeemed: integer('redeemed').notNull().default(0),
    isGenerated: boolean('is_generated').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('coupon_codes_code').on(t.tenantId, t.code),
    index('coupon_codes_coupon').on(t.tenantId, t.couponId, t.createdAt),
    foreignKey({ columns: [t.tenantId, t.couponId], foreignColumns: [coupons.tenantId, coupons.id] }),
    check('coupon_codes_capitals', sql`code = upper(code) and code <> ''`),
    check('coupon_codes_limit', sql`redeemed >= 0 and (max_redemptions is null or redeemed <= max_redemptions)`),
    ...policies('shared'),
  ],
);

/** A coupon that a client entered, with the periods and documents in which it was used. */
export const couponRedemptions = pgTable(
  'coupon_redemptions',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    couponId: text('coupon_id').notNull(),
    codeId: uuid('code_id'),
    code: text('code'),
    // The coupon as it was then; null: the billing engine holds it.
    terms: jsonb('terms').$type<StoredCouponTerms>(),
    // Null: all subscriptions of the client.
    subscriptionIds: uuid('subscription_ids').array(),
    // The first invoice of the order that it was entered for: it comes back with that.
    invoiceId: uuid('invoice_id'),
    redeemedAt: instant('redeemed_at').notNull(),
    redeemedByName: text('redeemed_by_name'),
    uses: jsonb('uses').$type<StoredCouponUse[]>().notNull(),
    // It has nothing left for periods to come.
    isSpent: boolean('is_spent').notNull().default(false),
    endedAt: instant('ended_at'),
    endedAs: text('ended_as', { enum: REDEMPTION_ENDS }),
    endReason: text('end_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('coupon_redemptions_client').on(t.tenantId, t.clientId),
    index('coupon_redemptions_live').on(t.tenantId, t.clientId).where(sql`ended_at is null and not is_spent`),
    index('coupon_redemptions_coupon').on(t.tenantId, t.couponId, t.redeemedAt),
    index('coupon_redemptions_invoice').on(t.tenantId, t.invoiceId).where(sql`invoice_id is not null`),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    foreignKey({ columns: [t.tenantId, t.codeId], foreignColumns: [couponCodes.tenantId, couponCodes.id] }),
    foreignKey({ columns: [t.tenantId, t.invoiceId], foreignColumns: [invoices.tenantId, invoices.id] }),
    check('coupon_redemptions_end', sql`(ended_at is null) = (ended_as is null)`),
    check('coupon_redemptions_ended_as', oneOf('ended_as', REDEMPTION_ENDS)),
    ...policies('client'),
  ],
);
