import {
  CLIENT_GROUP_COLORS,
  CLIENT_STATUSES,
  INVOICE_TIMINGS,
  TAX_ID_STATUSES,
  VAT_CHECK_OUTCOMES,
} from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, oneOf, plainDate, policies, policiesByGroup, tenantKey } from './_columns.ts';

/** Clients that belong together for staff: resellers, a country, a big customer's accounts. No client sees them. */
export const clientGroups = pgTable(
  'client_groups',
  {
    ...tenantKey,
    name: text('name').notNull(),
    color: text('color', { enum: CLIENT_GROUP_COLORS }).notNull(),
    note: text('note').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('client_groups_name').on(t.tenantId, t.name),
    check('client_groups_color', oneOf('color', CLIENT_GROUP_COLORS)),
    ...policiesByGroup.clientGroups(),
  ],
);

/** A customer account of the provider: who is billed. People log in as contacts of it. */
export const clients = pgTable(
  'clients',
  {
    ...tenantKey,
    // Equal to id: lets the client policy treat this table like every other one.
    clientId: uuid('client_id').notNull(),
    clientGroupId: uuid('client_group_id'),
    number: text('number').notNull(),
    name: text('name').notNull(),
    company: text('company'),
    email: text('email').notNull(),
    phone: text('phone'),
    address1: text('address_1'),
    address2: text('address_2'),
    city: text('city'),
    region: text('region'),
    postcode: text('postcode'),
    country: text('country').notNull(),
    isBusiness: boolean('is_business').notNull().default(false),
    taxId: text('tax_id'),
    // What the client wants to read on its invoices (EN 16931 BT-10), in Germany the Leitweg-ID of an authority.
    buyerReference: text('buyer_reference'),
    // Where structured invoices are sent to (BT-49): an e-mail address, or `0204:991-01234-56` with a scheme's code.
    electronicAddress: text('electronic_address'),
    // What VIES last said of the number; null: there is none that it could be asked about.
    taxIdStatus: text('tax_id_status', { enum: TAX_ID_STATUSES }),
    taxIdCheckedAt: instant('tax_id_checked_at'),
    // When it is asked (again), and how many times in a row it gave no answer.
    taxIdCheckDueAt: instant('tax_id_check_due_at'),
    taxIdUnanswered: integer('tax_id_unanswered').notNull().default(0),
    // The certificate by which the client is not charged tax; null: it is.
    exemptionReason: text('exemption_reason'),
    exemptionCode: text('exemption_code'),
    exemptionUntil: plainDate('exemption_until'),
    // When its renewals are invoiced, and on which day of the month; null: the provider's day.
    invoiceTiming: text('invoice_timing', { enum: INVOICE_TIMINGS }).notNull().default('default'),
    invoiceDay: integer('invoice_day'),
    currency: text('currency').notNull(),
    locale: text('locale').notNull(),
    status: text('status', { enum: CLIENT_STATUSES }).notNull(),
    searchText: text('search_text').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('clients_number').on(t.tenantId, t.number),
    index('clients_created').on(t.tenantId, t.createdAt),
    index('clients_group').on(t.tenantId, t.clientGroupId),
    foreignKey({ columns: [t.tenantId, t.clientGroupId], foreignColumns: [clientGroups.tenantId, clientGroups.id] }),
    check('clients_status', oneOf('status', CLIENT_STATUSES)),
    check('clients_invoice_timing', oneOf('invoice_timing', INVOICE_TIMINGS)),
    check('clients_invoice_day', sql`invoice_day between 1 and 28`),
    check('clients_tax_id_status', oneOf('tax_id_status', TAX_ID_STATUSES)),
    index('clients_tax_id_due').on(t.tenantId, t.taxIdCheckDueAt).where(sql`tax_id_check_due_at is not null`),
    ...policiesByGroup.clients(),
  ],
);

/** Staff notes about a client; no client ever sees them. */
export const clientNotes = pgTable(
  'client_notes',
  {
    ...tenantKey,
    clientId: uuid('client_id').notNull(),
    authorId: uuid('author_id'),
    authorName: text('author_name').notNull(),
    body: text('body').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('client_notes_client').on(t.tenantId, t.clientId, t.createdAt),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    ...policies('client'),
    ...policies('staff').slice(1),
  ],
);

/**
 * Every answer about a VAT number, and every time that none came: the evidence for reverse charge. Append-only. A check
 * that a visitor asked for at the checkout has no client; it counts for the client who orders with that number.
 */
export const vatChecks = pgTable(
  'vat_checks',
  {
    ...tenantKey,
    clientId: uuid('client_id'),
    taxId: text('tax_id').notNull(),
    outcome: text('outcome', { enum: VAT_CHECK_OUTCOMES }).notNull(),
    requester: text('requester'),
    consultationNumber: text('consultation_number'),
    name: text('name'),
    address: text('address'),
    // Why there was no answer: a code of VIES (`MS_UNAVAILABLE`) or of the connection (`timeout`).
    fault: text('fault'),
    answer: text('answer').notNull(),
    source: text('source').notNull(),
    isSimulated: boolean('is_simulated').notNull(),
    checkedAt: instant('checked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('vat_checks_number').on(t.tenantId, t.taxId, t.checkedAt),
    index('vat_checks_client').on(t.tenantId, t.clientId, t.checkedAt).where(sql`client_id is not null`),
    foreignKey({ columns: [t.tenantId, t.clientId], foreignColumns: [clients.tenantId, clients.id] }),
    check('vat_checks_outcome', oneOf('outcome', VAT_CHECK_OUTCOMES)),
    ...policies('client'),
  ],
);
