import { DOCUMENT_SERIES } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { exact, minor, oneOf, plainDate, policies, tenantKey, tenantOnly } from './_columns.ts';

/** Settings of a tenant, one row per section; each section has a schema in modules/tenants/core/settings.ts. */
export const tenantSettings = pgTable(
  'tenant_settings',
  {
    ...tenantOnly,
    section: text('section').notNull(),
    value: jsonb('value').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.section] }), ...policies('shared')],
);

/** Gapless counters. `pattern` holds {number} and may hold {year}: `INV-{year}-{number}`. */
export const numberingSeries = pgTable(
  'numbering_series',
  {
    ...tenantOnly,
    series: text('series', { enum: DOCUMENT_SERIES }).notNull(),
    pattern: text('pattern').notNull(),
    digits: bigint('digits', { mode: 'number' }).notNull(),
    nextNumber: bigint('next_number', { mode: 'bigint' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.series] }),
    check('numbering_series_series', oneOf('series', DOCUMENT_SERIES)),
    ...policies('shared'),
  ],
);

/** A tax rate of a country from a day on; `rate` is a fraction (0.19). Comes before the built-in rates of the billing core. */
export const taxRates = pgTable(
  'tax_rates',
  {
    ...tenantKey,
    name: text('name').notNull(),
    country: text('country').notNull(),
    region: text('region'),
    category: text('category').notNull(),
    rate: exact('rate').notNull(),
    validFrom: plainDate('valid_from').notNull(),
    validUntil: plainDate('valid_until'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('tax_rates_country').on(t.tenantId, t.country, t.category, t.validFrom),
    ...policies('shared'),
  ],
);

/** A rate between two currencies from a day on: units of the second for one unit of the first. */
export const exchangeRates = pgTable(
  'exchange_rates',
  {
    ...tenantKey,
    fromCurrency: text('from_currency').notNull(),
    toCurrency: text('to_currency').notNull(),
    rate: exact('rate').notNull(),
    source: text('source').notNull(),
    validFrom: plainDate('valid_from').notNull(),
    // Read from a central bank, not entered by a person.
    isPublished: boolean('is_published').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('exchange_rates_day').on(t.tenantId, t.fromCurrency, t.toCurrency, t.validFrom, t.isPublished),
    check('exchange_rates_rate', sql`rate > 0`),
    ...policies('shared'),
  ],
);

/** Net sales of a year to consumers in other member states, in EUR cents: what the one-stop shop's threshold counts. */
export const thresholdSales = pgTable(
  'threshold_sales',
  {
    ...tenantOnly,
    year: integer('year').notNull(),
    netMinor: minor('net_minor').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.year] }), ...policies('shared')],
);
