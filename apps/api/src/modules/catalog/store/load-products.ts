import { BILLING_CYCLES } from '@panel1/shared-types';
import { and, asc, eq, inArray, type SQL } from 'drizzle-orm';
import {
  optionChoices,
  optionPrices,
  productComponents,
  productFields,
  productOptions,
  productPrices,
  products,
  productUpgrades,
} from '#db/schema/catalog.ts';
import type { QueryContext } from '#lib/command/command.ts';
import type { CatalogProduct, Contract, LocaleTexts, Price } from '../core/catalog-product.ts';
import { readTexts } from './texts.ts';

type Rows = Awaited<ReturnType<typeof readParts>>;

/** Products with everything that belongs to them, in the order of their position. */
export async function loadProducts(ctx: QueryContext, which: SQL | undefined): Promise<CatalogProduct[]> {
  const rows = await ctx.tx
    .select()
    .from(products)
    .where(and(eq(products.tenantId, ctx.tenant.id), which))
    .orderBy(asc(products.position), asc(products.id));
  if (rows.length === 0) return [];
  const parts = await readParts(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map(({ id, categoryId, slug, status, taxCategory, stock, position }) => ({
    productId: id,
    categoryId,
    slug,
    status,
    taxCategory,
    stock,
    position,
    texts: parts.texts.get(id) ?? {},
    ...partsOf(id, parts),
  }));
}

/** Products by id; ids that do not exist are left out. */
export async function loadProductsById(
  ctx: QueryContext,
  productIds: readonly string[],
): Promise<Map<string, CatalogProduct>> {
  if (productIds.length === 0) return new Map();
  const found = await loadProducts(ctx, inArray(products.id, [...new Set(productIds)]));
  return new Map(found.map((product) => [product.productId, product]));
}

async function readParts(ctx: QueryContext, ids: string[]) {
  const { tx } = ctx;
  const tenantId = ctx.tenant.id;
  const components = await tx
    .select()
    .from(productComponents)
    .where(and(eq(productComponents.tenantId, tenantId), inArray(productComponents.productId, ids)))
    .orderBy(asc(productComponents.position));
  const prices = await tx
    .select()
    .from(productPrices)
    .where(and(eq(productPrices.tenantId, tenantId), inArray(productPrices.productId, ids)));
  const options = await tx
    .select()
    .from(productOptions)
    .where(and(eq(productOptions.tenantId, tenantId), inArray(productOptions.productId, ids)))
    .orderBy(asc(productOptions.position));
  const fields = await tx
    .select()
    .from(productFields)
    .where(and(eq(productFields.tenantId, tenantId), inArray(productFields.productId, ids)))
    .orderBy(asc(productFields.position));
  const upgrades = await tx
    .select()
    .from(productUpgrades)
    .where(and(eq(productUpgrades.tenantId, tenantId), inArray(productUpgrades.productId, ids)))
    .orderBy(asc(productUpgrades.position));
  const { choices, choicePrices } = await readChoices(
    ctx,
    options.map((option) => option.id),
  );
  const owners = [...ids, ...[...options, ...choices, ...fields].map((row) => row.id)];
  const texts = await readTexts(ctx, owners);
  return { components, prices, options, fields, upgrades, choices, choicePrices, texts };
}

async function readChoices(ctx: QueryContext, optionIds: string[]) {
  if (optionIds.length === 0) return { choices: [], choicePrices: [] };
  const choices = await ctx.tx
    .select()
    .from(optionChoices)
    .where(and(eq(optionChoices.tenantId, ctx.tenant.id), inArray(optionChoices.optionId, optionIds)))
    .orderBy(asc(optionChoices.position));
  const ids = choices.map((choice) => choice.id);
  if (ids.length === 0) return { choices, choicePrices: [] };
  const choicePrices = await ctx.tx
    .select()
    .from(optionPrices)
    .where(and(eq(optionPrices.tenantId, ctx.tenant.id), inArray(optionPrices.choiceId, ids)));
  return { choices, choicePrices };
}

function partsOf(productId: string, parts: Rows) {
  const mine = <T extends { productId: string }>(rows: readonly T[]) =>
    rows.filter((row) => row.productId === productId);
  const textsOf = (id: string): LocaleTexts => parts.texts.get(id) ?? {};
  return {
    components: mine(parts.components).map(({ id, kind, pluginId, serverGroupId, settings }) => ({
      componentId: id,
      kind,
      pluginId,
      serverGroupId,
      settings,
    })),
    prices: sorted(mine(parts.prices).map((price) => ({ ...price, contract: contractOf(price) }))),
    options: mine(parts.options).map(({ id, key, kind, minQuantity, maxQuantity }) => ({
      optionId: id,
      key,
      kind,
      minQuantity,
      maxQuantity,
      texts: textsOf(id),
      choices: parts.choices
        .filter((choice) => choice.optionId === id)
        .map((choice) => ({
          choiceId: choice.id,
          key: choice.key,
          isDefault: choice.isDefault,
          texts: textsOf(choice.id),
          prices: sorted(parts.choicePrices.filter((price) => price.choiceId === choice.id)),
        })),
    })),
    fields: mine(parts.fields).map(({ id, key, kind, timing, isRequired, choices }) => ({
      fieldId: id,
      key,
      kind,
      timing,
      isRequired,
      choices,
      texts: textsOf(id),
    })),
    upgrades: mine(parts.upgrades).map((one) => one.toProductId),
  };
}

function contractOf({ minimumMonths, renewalMonths, noticeDays }: typeof productPrices.$inferSelect): Contract | null {
  return minimumMonths === null ? null : { minimumMonths, renewalMonths, noticeDays };
}

/** By currency, then from the shortest cycle to the longest. */
const sorted = (prices: readonly Price[]): Price[] =>
  prices
    .map(({ cycle, currency, priceMinor, setupMinor, contract }) => ({
      ...{ cycle, currency, priceMinor, setupMinor },
      ...(contract === undefined ? {} : { contract }),
    }))
    .sort(
      (a, b) =>
        a.currency.localeCompare(b.currency) || BILLING_CYCLES.indexOf(a.cycle) - BILLING_CYCLES.indexOf(b.cycle),
    );
