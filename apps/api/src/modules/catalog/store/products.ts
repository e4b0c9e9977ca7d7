import { and, eq, sql } from 'drizzle-orm';
import { products } from '#db/schema/catalog.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import type { CatalogProduct } from '../core/catalog-product.ts';
import { loadProducts } from './load-products.ts';

export const oneProduct = (ctx: QueryContext, productId: string) =>
  and(eq(products.tenantId, ctx.tenant.id), eq(products.id, productId));

/** The product, locked: its parts are changed under this lock only. */
export async function lockProduct(ctx: CommandContext, productId: string): Promise<CatalogProduct> {
  const [row] = await ctx.tx
    .select({ id: products.id })
    .from(products)
    .where(oneProduct(ctx, productId))
    .for('no key update');
  if (!row) throw notFound();
  return getProduct(ctx, productId);
}

/** The product with all its parts; a missing or foreign one is "not found". */
export async function getProduct(ctx: QueryContext, productId: string): Promise<CatalogProduct> {
  const [product] = await loadProducts(ctx, eq(products.id, productId));
  if (!product) throw notFound();
  return product;
}

/** Throws `catalog.slug_taken` when another product has the address. */
export async function demandFreeSlug(ctx: QueryContext, slug: string, productId: string): Promise<void> {
  const [taken] = await ctx.tx
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.tenantId, ctx.tenant.id), eq(products.slug, slug)));
  if (taken && taken.id !== productId) throw new AppError('catalog.slug_taken');
}

/** The position after the last product of a category. */
export async function nextPosition(ctx: QueryContext, categoryId: string): Promise<number> {
  const [row] = await ctx.tx
    .select({ last: sql<number>`coalesce(max(${products.position}), -1)::int` })
    .from(products)
    .where(and(eq(products.tenantId, ctx.tenant.id), eq(products.categoryId, categoryId)));
  return (row?.last ?? -1) + 1;
}
