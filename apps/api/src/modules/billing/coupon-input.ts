import {
  BILLING_CYCLES,
  COUPON_DURATIONS,
  COUPON_KINDS,
  currency,
  decimal,
  id,
  localDate,
  text,
  usageKey,
} from '@panel1/shared-types';
import * as z from 'zod/mini';

/** Most coupons of one order. */
export const MAX_CODES = 10;
const MAX_COUNT = 1_000_000;
const positiveMinor = () => z.string().check(z.regex(/^[1-9]\d{0,11}$/));
const amounts = () => z.record(currency(), positiveMinor()).check(z.refine((of) => Object.keys(of).length <= 40));
const count = () => z.nullable(z.int().check(z.gte(1), z.lte(MAX_COUNT)));

/** A code as it is typed: letters, digits, - and _, in any case. */
export const couponCode = () =>
  z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[A-Z0-9](?:[A-Z0-9_-]{1,38}[A-Z0-9])$/));

/** What somebody typed into a field for codes: anything is an answer, most of it "unknown". */
export const typedCode = () => z.string().check(z.trim(), z.toUpperCase(), z.minLength(1), z.maxLength(60));

/** The terms of a coupon. */
export const couponTerms = {
  /** As clients read it. */
  name: text(120),
  kind: z.enum(COUPON_KINDS),
  /** Of a percentage, as a fraction: `"0.2"` is 20 %. */
  rate: z.nullable(decimal()),
  /** Of a fixed amount: minor units by currency. */
  amounts: amounts(),
  duration: z.enum(COUPON_DURATIONS),
  periods: z.nullable(z.int().check(z.gte(1), z.lte(1_200))),
  /** Empty: every product, every cycle. */
  productIds: z.array(id()).check(z.maxLength(500)),
  cycles: z.array(z.enum(BILLING_CYCLES)).check(z.maxLength(BILLING_CYCLES.length)),
  /** Usage of these metrics alone, by their keys; empty: prices, and usage of every kind. */
  metrics: z.array(usageKey()).check(z.maxLength(100)),
  /** Set-up fees and one-off purchases too. */
  includesOneOff: z.boolean(),
  /** First and last day on which it can be redeemed. */
  validFrom: z.nullable(localDate()),
  validUntil: z.nullable(localDate()),
  maxRedemptions: count(),
  maxPerClient: count(),
  newClientsOnly: z.boolean(),
  /** What its lines must come to at least: minor units by currency. */
  minimums: amounts(),
  /** Whether it goes together with other coupons. */
  isStackable: z.boolean(),
  /** For staff. */
  note: text(2_000, 0),
};
const couponTermsInput = z.strictObject(couponTerms);
export type CouponTermsInput = z.output<typeof couponTermsInput>;

export const exampleCoupon: CouponTermsInput = {
  ...{ name: 'Autumn sale', kind: 'percent', rate: '0.2', amounts: {}, duration: 'periods', periods: 3 },
  ...{ productIds: [], cycles: [], metrics: [], includesOneOff: false, validFrom: null, validUntil: null },
  ...{ maxRedemptions: null, maxPerClient: 1, newClientsOnly: false, minimums: {}, isStackable: false, note: '' },
};
