import { and, asc, eq } from 'drizzle-orm';
import { productCategories } from '#db/schema/catalog.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import type { LocaleTexts } from '../core/catalog-product.ts';
import { readTexts } from './texts.ts';

export interface Category {
  categoryId: string;
  slug: string;
  position: number;
  isHidden: boolean;
  texts: LocaleTexts;
}

export const oneCategory = (ctx: QueryContext, categoryId: string) =>
  and(eq(productCategories.tenantId, ctx.tenant.id), eq(productCategories.id, categoryId));

export async function loadCategories(ctx: QueryContext): Promise<Category[]> {
  const rows = await ctx.tx
    .select()
    .from(productCategories)
    .where(eq(productCategories.tenantId, ctx.tenant.id))
    .orderBy(asc(productCategories.position), asc(productCategories.id));
  const texts = await readTexts(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map(({ id, slug, position, isHidden }) => ({
    categoryId: id,
    slug,
    position,
    isHidden,
    texts: texts.get(id) ?? {},
  }));
}

/** A missing or foreign category is "not found". */
export async function demandCategory(ctx: QueryContext, categoryId: string): Promise<void> {
  const [row] = await ctx.tx
    .select({ id: productCategories.id })
    .from(productCategories)
    .where(oneCategory(ctx, categoryId));
  if (!row) throw notFound();
}
