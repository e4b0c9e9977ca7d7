import * as z from 'zod/mini';
import { dunning } from './dunning.ts';
import { bic, electronicAddress, iban } from './e-invoicing.ts';
import { subscriptions } from './lifecycle.ts';
import { country, currency, email, localDate, locale, text } from './schemas.ts';

/** When a document gets a number of the invoices. */
export const DOCUMENT_MODES = ['invoice_on_issue', 'proforma_until_paid'] as const;

const optionalText = (max: number) => z._default(text(max, 0), '');
const optionalEmail = () => z._default(z.union([z.literal(''), email()]), '');
const httpsUrl = () => z.string().check(z.trim(), z.maxLength(500), z.regex(/^https:\/\/[^\s<>"'{}|\\^`]{3,490}$/));

/** An IANA time zone that this runtime knows, such as `Europe/Berlin`. */
export const timeZone = () => z.string().check(z.maxLength(64), z.refine(isTimeZone, { error: 'unknown_time_zone' }));

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

/** Who sells: `name` is shown in the panel and the shop, `legalName` and the address on invoices. */
const company = z.strictObject({
  name: text(120),
  legalName: optionalText(160),
  address1: optionalText(160),
  address2: optionalText(160),
  postcode: optionalText(20),
  city: optionalText(100),
  region: optionalText(100),
  country: country(),
  taxId: optionalText(40),
  registrationNumber: optionalText(60),
  email: optionalEmail(),
  phone: optionalText(40),
  /** Whom structured invoices name as the one to ask. */
  contactName: optionalText(100),
  /** From where structured invoices are sent: an e-mail address or `0204:991-01234-56`. */
  electronicAddress: z._default(z.union([z.literal(''), electronicAddress()]), ''),
});

/** From whom mails come; empty: the instance's own sender. */
const mail = z.strictObject({
  senderName: optionalText(80),
  senderAddress: optionalEmail(),
  replyTo: optionalEmail(),
});

/** How orders are taken. */
const ordering = z.strictObject({
  termsVersion: z._default(text(40), '1'),
  termsUrl: z._default(z.nullable(httpsUrl()), null),
  /** Which orders wait for a person before they are set up. */
  review: z._default(z.enum(['none', 'new_clients', 'all']), 'none'),
  /** Days after which an unpaid order ends. */
  expiresAfterDays: z._default(z.int().check(z.gte(1), z.lte(90)), 14),
});

/** How invoices are made. */
const billing = z.strictObject({
  /** Days from issue to due. */
  termDays: z._default(z.int().check(z.gte(0), z.lte(180)), 14),
  /** How many days before a period begins its invoice is issued. */
  renewalLeadDays: z._default(z.int().check(z.gte(0), z.lte(60)), 14),
  /** True: prices contain the tax. */
  isTaxInclusive: z._default(z.boolean(), false),
  invoiceFooter: optionalText(1000),
  /** How to pay by hand, one line each (account holder, IBAN). */
  paymentInstructions: optionalText(1000),
  /** The account that structured invoices ask to be paid to. */
  iban: z._default(z.union([z.literal(''), iban()]), ''),
  bic: z._default(z.union([z.literal(''), bic()]), ''),
  accountHolder: optionalText(70),
  /** An unpaid invoice is a tax invoice at once, or a pro forma that becomes one when it is paid. */
  documentMode: z._default(z.enum(DOCUMENT_MODES), 'invoice_on_issue'),
  /** Days after its due day on which a pro forma that nothing was paid on, and nothing runs by, is void. */
  proformaExpiresAfterDays: z._default(z.int().check(z.gte(1), z.lte(365)), 30),
  /** Renewals of a client are gathered on one invoice a month, issued on this day; clients may differ. */
  gathersInvoices: z._default(z.boolean(), false),
  invoiceDay: z._default(z.int().check(z.gte(1), z.lte(28)), 1),
  /** Debit notes are numbered by themselves, not among the invoices. */
  hasDebitNoteSeries: z._default(z.boolean(), true),
  /** Days for which a link to pay without a login holds, and whether mails carry one. */
  paymentLinkDays: z._default(z.int().check(z.gte(1), z.lte(365)), 60),
  mailsPaymentLinks: z._default(z.boolean(), true),
});

/** Languages, currencies and the zone in which the provider's days begin. The first of each list is the main one. */
const localisation = z.strictObject({
  locales: z.array(locale()).check(z.minLength(1), z.maxLength(20)),
  currencies: z.array(currency()).check(z.minLength(1), z.maxLength(50)),
  timeZone: timeZone(),
});

/** Where the provider is registered for value-added tax besides home. */
const registration = z.strictObject({
  country: country(),
  number: optionalText(40),
  from: localDate(),
  /** The first day on which it no longer holds. */
  until: z._default(z.nullable(localDate()), null),
  /** Businesses there are charged too, instead of accounting for the tax themselves. */
  chargesBusinesses: z._default(z.boolean(), false),
});

/** EUR cents as text, never negative. */
const euroCents = () => z.string().check(z.maxLength(12), z.regex(/^(0|[1-9]\d{0,11})$/));

/** Which tax the provider charges; its own VAT number is the company's. */
const tax = z.strictObject({
  /** Off: no tax at all, nor a word about it. */
  chargesTax: z._default(z.boolean(), false),
  isSmallBusiness: z._default(z.boolean(), false),
  hasOneStopShop: z._default(z.boolean(), false),
  /** Charges the rate of home to consumers in other member states as long as the law allows (Art. 59c). */
  usesThreshold: z._default(z.boolean(), false),
  /** Such sales in a year that this panel did not bill. */
  salesElsewhere: z._default(
    z
      .array(z.strictObject({ year: z.int().check(z.gte(2020), z.lte(2100)), netMinor: euroCents() }))
      .check(z.maxLength(20)),
    [],
  ),
  registrations: z._default(z.array(registration).check(z.maxLength(60)), []),
  /** Documents in another currency state their tax in this one, too; null: they do not. */
  accountingCurrency: z._default(z.nullable(currency()), null),
  /** Where rates into it come from: people who enter them, or the European Central Bank, too. */
  exchangeRateSource: z._default(z.enum(['manual', 'ecb']), 'manual'),
  /** Plugins that decide about the tax of buyers in a country, in place of the tables. */
  calculators: z._default(
    z
      .array(z.strictObject({ country: country(), pluginId: z.string().check(z.minLength(1), z.maxLength(80)) }))
      .check(z.maxLength(60)),
    [],
  ),
  /** Days after which a valid VAT number is checked again at the next invoice. */
  recheckDays: z._default(z.int().check(z.gte(1), z.lte(365)), 90),
});

/** A positive amount in minor units, as text. */
const positiveMinor = () => z.string().check(z.maxLength(12), z.regex(/^[1-9]\d{0,11}$/, { error: 'invalid_amount' }));

/** How much credit clients of a currency buy at once and hold. */
const topUpLimits = z
  .strictObject({
    currency: currency(),
    leastMinor: positiveMinor(),
    mostMinor: positiveMinor(),
    /** What the client may have in all after a top-up. */
    mostBalanceMinor: positiveMinor(),
  })
  .check(
    z.refine(({ leastMinor, mostMinor }) => BigInt(leastMinor) <= BigInt(mostMinor), {
      path: ['mostMinor'],
      error: 'below_least',
    }),
    z.refine(({ mostMinor, mostBalanceMinor }) => BigInt(mostMinor) <= BigInt(mostBalanceMinor), {
      path: ['mostBalanceMinor'],
      error: 'below_most',
    }),
  );

/** Credit that clients buy ahead. */
const wallet = z.strictObject({
  isOn: z._default(z.boolean(), false),
  /** Credit is bought in these currencies only. */
  limits: z._default(
    z.array(topUpLimits).check(
      z.maxLength(50),
      z.refine((limits) => new Set(limits.map((one) => one.currency)).size === limits.length, { error: 'not_unique' }),
    ),
    [],
  ),
  /** Months after which bought credit is gone; null: never. */
  expiresAfterMonths: z._default(z.nullable(z.int().check(z.gte(1), z.lte(120))), null),
  /** New invoices are paid from credit by themselves. */
  paysInvoices: z._default(z.boolean(), true),
});

/** How consumers withdraw from a contract (Directive 2011/83/EU as changed by Directive 2023/2673). */
const withdrawal = z.strictObject({
  isOn: z._default(z.boolean(), true),
  /** Days after the order; the law asks for 14. */
  days: z._default(z.int().check(z.gte(14), z.lte(365)), 14),
  /** Consumers say at the checkout whether the service begins at once: only then they owe what they used. */
  asksForStart: z._default(z.boolean(), true),
  /** Who sends the money back when a client withdraws while logged in. */
  refunds: z._default(z.enum(['automatic', 'staff']), 'automatic'),
});

/** What happens when a payer's bank questions a payment. */
const disputes = z.strictObject({
  /** Until it is decided: the amount is owed again, or its invoices stay as they are. */
  whileOpen: z._default(z.enum(['owed', 'held']), 'owed'),
  /** A lost one: the client owes the amount, or it is written off. */
  whenLost: z._default(z.enum(['owed', 'write_off']), 'owed'),
  /** The services of invoices that are owed again stop meanwhile. */
  suspendsServices: z._default(z.boolean(), false),
  /** The client's stored means of payment is not charged meanwhile. */
  pausesCharges: z._default(z.boolean(), true),
});

/** When the daily run stops and asks before it bills. */
const safety = z.strictObject({
  /** A run that is so many times larger or smaller than was promised for the day, from this many renewals on. */
  runFactor: z._default(z.int().check(z.gte(2), z.lte(100)), 3),
  runLeast: z._default(z.int().check(z.gte(1), z.lte(1_000_000)), 50),
  /** An invoice that is so many times the client's largest of late, from this many whole units of its currency on. */
  amountFactor: z._default(z.int().check(z.gte(2), z.lte(100)), 5),
  amountLeast: z._default(z.int().check(z.gte(0), z.lte(1_000_000_000)), 500),
});

/** Sections of a provider's settings; each is read and saved as a whole. */
export const SETTINGS_SCHEMAS = {
  company,
  mail,
  ordering,
  billing,
  localisation,
  tax,
  wallet,
  dunning,
  withdrawal,
  disputes,
  subscriptions,
  safety,
} as const;

export type SettingsSection = keyof typeof SETTINGS_SCHEMAS;
export type Settings<S extends SettingsSection> = z.output<(typeof SETTINGS_SCHEMAS)[S]>;
