import { and, eq, inArray } from 'drizzle-orm';
import { products } from '#db/schema/catalog.ts';
import type { QueryContext } from '#lib/command/command.ts';
import type { CatalogProduct, Field, Option } from '../core/catalog-product.ts';
import { localeChain, pickText } from '../core/pick-text.ts';
import { shownOptions } from '../core/shown-options.ts';
import { getProduct } from './products.ts';
import { readTexts } from './texts.ts';

/** Names of products in a language, by id; for lists and documents of other modules. */
export async function productNames(
  ctx: QueryContext,
  productIds: readonly string[],
  locale?: string,
): Promise<Map<string, string>> {
  const ids = [...new Set(productIds)];
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx
    .select({ id: products.id, slug: products.slug })
    .from(products)
    .where(and(eq(products.tenantId, ctx.tenant.id), inArray(products.id, ids)));
  const texts = await readTexts(ctx, ids);
  const chain = localeChain(locale, ctx.tenant.locale);
  return new Map(rows.map(({ id, slug }) => [id, pickText(texts.get(id) ?? {}, 'name', chain) ?? slug]));
}

/** A product with components, options and fields, whatever its status; for provisioning what was sold. */
export async function readProduct(ctx: QueryContext, productId: string): Promise<CatalogProduct> {
  return getProduct(ctx, productId);
}

/** What a product asks of whoever orders it, each with its name in a language. */
export async function productFields(
  ctx: QueryContext,
  productId: string,
  locale?: string,
): Promise<(Pick<Field, 'key' | 'kind' | 'timing' | 'isRequired' | 'choices'> & { label: string })[]> {
  const { fields } = await getProduct(ctx, productId);
  const chain = localeChain(locale, ctx.tenant.locale);
  return fields.map(({ key, kind, timing, isRequired, choices, texts }) => ({
    ...{ key, kind, timing, isRequired, choices },
    label: pickText(texts, 'name', chain) ?? key,
  }));
}

/** The options of a product as whoever configures it sees them, named in a language. */
export function productOptions(
  ctx: QueryContext,
  { options }: { options: readonly Option[] },
  locale?: string,
): ReturnType<typeof shownOptions> {
  return shownOptions(options, localeChain(locale, ctx.tenant.locale));
}
