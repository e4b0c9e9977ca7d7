import { country, decimal, email, id, locale, nonNegativeMinor, password, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { MAX_CODES, typedCode } from '#modules/billing/index.ts';
import { itemRequest } from '#modules/catalog/index.ts';

export const MAX_ITEMS = 30;

/** The secret by which the browser holds its cart. */
export const cartToken = () => z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** The secret by which whoever placed an order sees how it goes. */
export const orderTokenInput = () => z.string().check(z.maxLength(400));

/** Id of a payment plugin. */
export const gatewayId = () => z.string().check(z.regex(/^[a-z][a-z0-9.-]{0,63}$/));

/** Answers to the product's fields: key -> answer. */
export const answers = z
  .record(z.string().check(z.regex(/^[a-z][a-z0-9_]{0,39}$/)), text(500, 0))
  .check(z.refine((value) => Object.keys(value).length <= 40, { error: 'too_many_fields' }));

/** An item as it is ordered: ids, quantities and answers, never an amount. */
export const orderedItem = { ...itemRequest, fields: z._default(answers, {}) };

const discount = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), percent: decimal() }),
  z.strictObject({ kind: z.literal('amount'), amountMinor: nonNegativeMinor() }),
]);
const staffItem = z.strictObject({ ...orderedItem, discount: z.optional(discount) });

/** What staff order or offer, and for whom. */
export const orderedByStaff = {
  clientId: id(),
  items: z.array(staffItem).check(z.minLength(1), z.maxLength(MAX_ITEMS)),
  couponCodes: z._default(z.array(typedCode()).check(z.maxLength(MAX_CODES)), []),
};

/** An order that staff place for a client. */
export const staffOrder = z.strictObject(orderedByStaff);

const optionalText = (max: number) => z.optional(z.nullable(text(max)));

/** Who is billed, told by somebody who has no client account yet. */
export const accountDetails = z.strictObject({
  name: text(120),
  email: email(),
  /** Absent: the person sets one by a mailed link. */
  password: z.optional(password()),
  company: optionalText(160),
  phone: optionalText(40),
  address1: optionalText(160),
  address2: optionalText(160),
  city: optionalText(100),
  region: optionalText(100),
  postcode: optionalText(20),
  country: country(),
  isBusiness: z.optional(z.boolean()),
  taxId: optionalText(40),
  locale: z.optional(locale()),
});
export type AccountDetails = z.infer<typeof accountDetails>;

/** What the checkout sends. */
export const checkoutInput = z.strictObject({
  cartToken: cartToken(),
  /** The version that was shown; another one must be accepted anew. */
  terms: z.strictObject({ isAccepted: z.boolean(), version: text(40) }),
  /** A consumer asks that the service begins before the days of withdrawal are over. */
  asksForStart: z._default(z.boolean(), false),
  /** Demanded of whoever has no client account yet. */
  account: z.optional(accountDetails),
  /** How to pay: on the page of a gateway, or with a saved method. Not needed when nothing is due, or credit covers it. */
  pluginId: z.optional(gatewayId()),
  paymentMethodId: z.optional(id()),
  saveMethod: z._default(z.boolean(), false),
  useCredit: z._default(z.boolean(), false),
});
export type CheckoutInput = z.output<typeof checkoutInput>;

export const exampleCheckout = {
  cartToken: 'A'.repeat(43),
  terms: { isAccepted: true, version: '1' },
  account: { name: 'Ada Example', email: 'ada@example.com', country: 'DE' },
  pluginId: 'bank-transfer',
};

const typed = (max: number) => z.optional(z.string().check(z.trim(), z.maxLength(max)));

/** A cart and who would buy it; a contact's own account says it otherwise. */
export const cartInput = z.strictObject({
  cartToken: cartToken(),
  country: z.optional(country()),
  /** What decides about the tax of a visitor. */
  postcode: typed(20),
  region: typed(100),
  city: typed(100),
  address1: typed(160),
  isBusiness: z.optional(z.boolean()),
  taxId: typed(40),
  locale: z.optional(locale()),
});
