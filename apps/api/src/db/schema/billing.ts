import { DOCUMENT_KINDS, INVOICE_STATUSES, LINE_KINDS } from '@panel1/shared-types';
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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  bytes,
  currencyColumn,
  exact,
  instant,
  minor,
  nonNegative,
  oneOf,
  plainDate,
  policies,
  tenantKey,
} from './_columns.ts';
import type {
  FrozenParty,
  StoredAppliedTax,
  StoredDiscount,
  StoredExplanation,
  StoredSoldAs,
  StoredTax,
  StoredTaxExplanation,
} from './_stored.ts';
import { clients } from './clients.ts';

export type {
  FrozenParty,
  StoredAppliedTax,
  StoredDiscount,
  StoredExplanation,
  StoredSoldAs,
  StoredTax,
  StoredTaxExplanation,
} from './_stored.ts';

const MONEY_ON_IT = [
  'paid_minor',
  'held_minor',
  'returned_minor',
  'disputed_minor',
  'credited_minor',
  'written_off_minor',
];

/** The tax of a document in a second currency, with the rate by which it follows; frozen at issue. */
export interface StoredTaxExchange {
  to: string;
  /** Units of `to` for one unit of the document's currency, an exact decimal. */
  rate: string;
  source: string;
  /** The day since which the rate holds. */
  on: string;
  /** Minor units of `to`. */
  taxMinor: string;
}

/**
 * Invoices, requests to pay and credit notes. Immutable once issued (trigger invoices_immutable): then only its state and
 * the amounts that say what became of its money move.
 */
export const invoices = pgTable(
  'invoices',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    kind: text('kind', { enum: DOCUMENT_KINDS }).notNull().default('invoice'),
    number: text('number'),
    status: text('status', { enum: INVOICE_STATUSES }).notNull(),
    currency: currencyColumn(),
    locale: text('locale').notNull(),
    isTaxInclusive: boolean('is_tax_inclusive').notNull(),
    netMinor: minor('net_minor').notNull(),
    taxMinor: minor('tax_minor').notNull(),
    totalMinor: minor('total_minor').notNull(),
    // Money and credit that was put on it.
    paidMinor: minor('paid_minor').notNull(),
    // What of it came from outside and is still here: the most that a refund can give back.
    heldMinor: minor('held_minor').notNull().default(sql`0`),
    // What of it went back: to the means of payment, or into credit.
    returnedMinor: minor('returned_minor').notNull().default(sql`0`),
    disputedMinor: minor('disputed_minor').notNull().default(sql`0`),
    // What credit notes took off it.
    creditedMinor: minor('credited_minor').notNull().default(sql`0`),
    writtenOffMinor: minor('written_off_minor').notNull().default(sql`0`),
    // Of a credit or debit note: the invoice that it corrects. Of an invoice: the pro forma or void invoice it replaces.
    basedOnId: uuid('based_on_id'),
    // An invoice that adds to the one it is based on, under a title of its own.
    isDebitNote: boolean('is_debit_note').notNull().default(false),
    // What falls due of its client within a month comes together on it; it is issued on the day of the month.
    isGathering: boolean('is_gathering').notNull().default(false),
    // Made by an order that nobody has paid yet.
    isOrder: boolean('is_order').notNull().default(false),
    seller: jsonb('seller').$type<FrozenParty>(),
    buyer: jsonb('buyer').$type<FrozenParty>(),
    paymentReference: text('payment_reference'),
    issuedOn: plainDate('issued_on'),
    dueOn: plainDate('due_on'),
    // The tax in the currency in which the provider owes it, where that is another one.
    taxExchange: jsonb('tax_exchange').$type<StoredTaxExchange>(),
    dueWhy: jsonb('due_why').$type<StoredExplanation>(),
    createdAt: instant('created_at').notNull(),
    issuedAt: instant('issued_at'),
    paidAt: instant('paid_at'),
    paidOn: plainDate('paid_on'),
    voidedAt: instant('voided_at'),
    voidReason: text('void_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('invoices_client').on(t.tenantId, t.clientId, t.createdAt),
    index('invoices_list').on(t.tenantId, t.createdAt),
    index('invoices_issued').on(t.tenantId, t.issuedOn),
    index('invoices_open').on(t.tenantId, t.dueOn).where(sql`status = 'issued'`),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    check('invoices_status', oneOf('status', INVOICE_STATUSES)),
    check('invoices_total', sql`net_minor + tax_minor = total_minor`),
    index('invoices_based_on').on(t.tenantId, t.basedOnId).where(sql`based_on_id is not null`),
    foreignKey({ columns: [t.tenantId, t.basedOnId], foreignColumns: [t.tenantId, t.id] }),
    check('invoices_kind', oneOf('kind', DOCUMENT_KINDS)),
    check('invoices_debit_note', sql`not is_debit_note or (kind = 'invoice' and based_on_id is not null)`),
    uniqueIndex('invoices_gathering')
      .on(t.tenantId, t.clientId, t.currency)
      .where(sql`is_gathering and status = 'draft'`),
    check('invoices_amounts', nonNegative(...MONEY_ON_IT)),
    check(
      'invoices_paid',
      sql`paid_minor - returned_minor - disputed_minor + credited_minor + written_off_minor <= greatest(total_minor, 0)`,
    ),
    // The number is given in the last step of the issuing transaction: the triggers invoices_complete (at commit) and
    // invoices_written_complete demand it.
    ...policies('client'),
  ],
);

export const invoiceLines = pgTable(
  'invoice_lines',
  {
    ...tenantKey,
    invoiceId: uuid('invoice_id').notNull(),
    clientId: uuid('client_id').notNull(),
    subscriptionId: uuid('subscription_id'),
    kind: text('kind', { enum: LINE_KINDS }).notNull(),
    description: text('description').notNull(),
    periodStart: plainDate('period_start'),
    periodEnd: plainDate('period_end'),
    // Where time is counted by the second.
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    quantity: exact('quantity').notNull(),
    unitPrice: exact('unit_price').notNull(),
    currency: currencyColumn(),
    // As the price is stated, before the discount.
    amountMinor: minor('amount_minor').notNull().default(sql`0`),
    discountMinor: minor('discount_minor').notNull().default(sql`0`),
    // How the discount came about, and what coupons know the line by; null: none, and nothing.
    discounts: jsonb('discounts').$type<StoredDiscount[]>(),
    sold: jsonb('sold').$type<StoredSoldAs>(),
    netMinor: minor('net_minor').notNull(),
    taxMinor: minor('tax_minor').notNull(),
    totalMinor: minor('total_minor').notNull(),
    taxCategory: text('tax_category').notNull(),
    taxName: text('tax_name'),
    taxRate: exact('tax_rate').notNull(),
    tax: jsonb('tax').$type<StoredTax>(),
    // The country whose tax it is; null: nobody's. Then the reason code, the document's text, and why.
    taxCountry: text('tax_country'),
    taxReasonCode: text('tax_reason_code'),
    taxTextKey: text('tax_text_key'),
    taxWhy: jsonb('tax_why').$type<StoredTaxExplanation>(),
    taxes: jsonb('taxes').$type<StoredAppliedTax[]>(),
    why: jsonb('why').$type<StoredExplanation>(),
    // What a line bills time of, and how many units: see `rateKey` of the billing core. Null: as it was first sold.
    rateKey: text('rate_key'),
    rateQuantity: exact('rate_quantity'),
    // The line that this one gives back of.
    correctsLineId: uuid('corrects_line_id'),
    isVoided: boolean('is_voided').notNull().default(false),
    // A period that the daily run bills, and that nothing else may bill again: see billedPeriods.
    isRenewal: boolean('is_renewal').notNull().default(false),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('invoice_lines_invoice').on(t.tenantId, t.invoiceId, t.position),
    index('invoice_lines_service').on(t.tenantId, t.periodEnd).where(sql`period_end is not null`),
    index('invoice_lines_subscription').on(t.tenantId, t.subscriptionId).where(sql`subscription_id is not null`),
    index('invoice_lines_corrects').on(t.tenantId, t.correctsLineId).where(sql`corrects_line_id is not null`),
    foreignKey({ columns: [t.tenantId, t.invoiceId], foreignColumns: [invoices.tenantId, invoices.id] }),
    foreignKey({ columns: [t.tenantId, t.correctsLineId], foreignColumns: [t.tenantId, t.id] }),
    check('invoice_lines_kind', oneOf('kind', LINE_KINDS)),
    // What gives back says of which line.
    check('invoice_lines_corrects_kind', sql`kind <> 'credit' or corrects_line_id is not null`),
    check('invoice_lines_total', sql`net_minor + tax_minor = total_minor`),
    ...policies('client'),
  ],
);

/** A way to see and pay an invoice, or all that is open of a client, without an account. Only the hash of its token is kept. */
export const paymentLinks = pgTable(
  'payment_links',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    // Null: all that is open when it is opened.
    invoiceId: uuid('invoice_id'),
    tokenHash: bytes('token_hash').notNull(),
    // Who made it; null: it went out in a mail.
    madeByName: text('made_by_name'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('payment_links_token').on(t.tenantId, t.tokenHash),
    index('payment_links_client').on(t.tenantId, t.clientId, t.createdAt),
    index('payment_links_expiry').on(t.tenantId, t.expiresAt),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    foreignKey({ columns: [t.tenantId, t.invoiceId], foreignColumns: [invoices.tenantId, invoices.id] }),
    ...policies('client'),
    ...policies('staff').slice(1),
  ],
);
