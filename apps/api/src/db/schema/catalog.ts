import { BILLING_CYCLES, COMPONENT_KINDS, FIELD_TIMINGS, OPTION_KINDS, PRODUCT_STATUSES } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, minor, nonNegative, oneOf, policies, tenantKey, tenantOnly } from './_columns.ts';

export const productCategories = pgTable(
  'product_categories',
  {
    ...tenantKey,
    slug: text('slug').notNull(),
    position: integer('position').notNull(),
    isHidden: boolean('is_hidden').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('product_categories_slug').on(t.tenantId, t.slug),
    ...policies('shared'),
  ],
);

export const products = pgTable(
  'products',
  {
    ...tenantKey,
    categoryId: uuid('category_id').notNull(),
    slug: text('slug').notNull(),
    status: text('status', { enum: PRODUCT_STATUSES }).notNull(),
    taxCategory: text('tax_category').notNull(),
    // Null: unlimited. Reserved at checkout by one conditional update.
    stock: integer('stock'),
    position: integer('position').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('products_slug').on(t.tenantId, t.slug),
    foreignKey({
      columns: [t.tenantId, t.categoryId],
      foreignColumns: [productCategories.tenantId, productCategories.id],
    }),
    check('products_status', oneOf('status', PRODUCT_STATUSES)),
    check('products_stock', nonNegative('stock')),
    ...policies('shared'),
  ],
);

/** To which products a client may move by herself, in the order in which they are offered. */
export const productUpgrades = pgTable(
  'product_upgrades',
  {
    ...tenantOnly,
    productId: uuid('product_id').notNull(),
    toProductId: uuid('to_product_id').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.productId, t.toProductId] }),
    foreignKey({ columns: [t.tenantId, t.productId], foreignColumns: [products.tenantId, products.id] }),
    foreignKey({ columns: [t.tenantId, t.toProductId], foreignColumns: [products.tenantId, products.id] }),
    check('product_upgrades_other', sql`product_id <> to_product_id`),
    ...policies('shared'),
  ],
);

/** Names and descriptions per locale of categories, products, options, choices and fields (one row per text). */
export const catalogTexts = pgTable(
  'catalog_texts',
  {
    ...tenantOnly,
    ownerId: uuid('owner_id').notNull(),
    locale: text('locale').notNull(),
    field: text('field', { enum: ['name', 'tagline', 'description', 'features'] }).notNull(),
    value: text('value').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.ownerId, t.locale, t.field] }),
    check('catalog_texts_field', oneOf('field', ['name', 'tagline', 'description', 'features'])),
    ...policies('shared'),
  ],
);

/** What a product consists of; each is provisioned by an adapter (plugin) with its settings. */
export const productComponents = pgTable(
  'product_components',
  {
    ...tenantKey,
    productId: uuid('product_id').notNull(),
    kind: text('kind', { enum: COMPONENT_KINDS }).notNull(),
    pluginId: text('plugin_id'),
    serverGroupId: uuid('server_group_id'),
    settings: jsonb('settings').$type<Record<string, unknown>>().notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.productId], foreignColumns: [products.tenantId, products.id] }),
    check('product_components_kind', oneOf('kind', COMPONENT_KINDS)),
    ...policies('shared'),
  ],
);

export const productPrices = pgTable(
  'product_prices',
  {
    ...tenantKey,
    productId: uuid('product_id').notNull(),
    cycle: text('cycle', { enum: BILLING_CYCLES }).notNull(),
    currency: text('currency').notNull(),
    priceMinor: minor('price_minor').notNull(),
    setupMinor: minor('setup_minor').notNull(),
    // The contract behind it: shortest time, renewal (null: with each billing period) and days of notice.
    minimumMonths: integer('minimum_months'),
    renewalMonths: integer('renewal_months'),
    noticeDays: integer('notice_days').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('product_prices_cycle').on(t.tenantId, t.productId, t.cycle, t.currency),
    foreignKey({ columns: [t.tenantId, t.productId], foreignColumns: [products.tenantId, products.id] }),
    check('product_prices_cycle_known', oneOf('cycle', BILLING_CYCLES)),
    check('product_prices_amounts', nonNegative('price_minor', 'setup_minor', 'notice_days')),
    check('product_prices_contract', sql`minimum_months > 0 and (renewal_months is null or renewal_months > 0)`),
    ...policies('shared'),
  ],
);

export const productOptions = pgTable(
  'product_options',
  {
    ...tenantKey,
    productId: uuid('product_id').notNull(),
    key: text('key').notNull(),
    kind: text('kind', { enum: OPTION_KINDS }).notNull(),
    minQuantity: integer('min_quantity'),
    maxQuantity: integer('max_quantity'),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('product_options_key').on(t.tenantId, t.productId, t.key),
    foreignKey({ columns: [t.tenantId, t.productId], foreignColumns: [products.tenantId, products.id] }),
    check('product_options_kind', oneOf('kind', OPTION_KINDS)),
    ...policies('shared'),
  ],
);

/** The choices of an option; quantity and yes/no options have one choice that carries the price. */
export const optionChoices = pgTable(
  'option_choices',
  {
    ...tenantKey,
    optionId: uuid('option_id').notNull(),
    key: text('key').notNull(),
    isDefault: boolean('is_default').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('option_choices_key').on(t.tenantId, t.optionId, t.key),
    foreignKey({ columns: [t.tenantId, t.optionId], foreignColumns: [productOptions.tenantId, productOptions.id] }),
    ...policies('shared'),
  ],
);

export const optionPrices = pgTable(
  'option_prices',
  {
    ...tenantKey,
    choiceId: uuid('choice_id').notNull(),
    cycle: text('cycle', { enum: BILLING_CYCLES }).notNull(),
    currency: text('currency').notNull(),
    priceMinor: minor('price_minor').notNull(),
    setupMinor: minor('setup_minor').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('option_prices_cycle').on(t.tenantId, t.choiceId, t.cycle, t.currency),
    foreignKey({ columns: [t.tenantId, t.choiceId], foreignColumns: [optionChoices.tenantId, optionChoices.id] }),
    check('option_prices_cycle_known', oneOf('cycle', BILLING_CYCLES)),
    check('option_prices_amounts', nonNegative('price_minor', 'setup_minor')),
    ...policies('shared'),
  ],
);

/** What is asked of the customer: `domain` for a hosting account, or a field of the tenant's own. */
export const productFields = pgTable(
  'product_fields',
  {
    ...tenantKey,
    productId: uuid('product_id').notNull(),
    key: text('key').notNull(),
    kind: text('kind', { enum: ['text', 'domain', 'choice', 'yes_no'] }).notNull(),
    timing: text('timing', { enum: FIELD_TIMINGS }).notNull(),
    isRequired: boolean('is_required').notNull(),
    choices: text('choices').array().notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('product_fields_key').on(t.tenantId, t.productId, t.key),
    foreignKey({ columns: [t.tenantId, t.productId], foreignColumns: [products.tenantId, products.id] }),
    check('product_fields_kind', oneOf('kind', ['text', 'domain', 'choice', 'yes_no'])),
    check('product_fields_timing', oneOf('timing', FIELD_TIMINGS)),
    ...policies('shared'),
  ],
);
