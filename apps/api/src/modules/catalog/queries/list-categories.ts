import { locale } from '@panel1/shared-types';
import { count, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { products } from '#db/schema/catalog.ts';
import { defineQuery } from '#lib/command/define.ts';
import { localeChain, pickText } from '../core/pick-text.ts';
import { loadCategories } from '../store/categories.ts';

/** All categories with their texts and how many products each has, for staff. */
export const listCategories = defineQuery({
  name: 'catalog.list_categories',
  permission: 'product:read',
  input: z.strictObject({ locale: z.optional(locale()) }),
  example: () => ({}),
  run: async (ctx, input) => {
    const chain = localeChain(input.locale, ctx.tenant.locale);
    const counts = await ctx.tx
      .select({ categoryId: products.categoryId, n: count() })
      .from(products)
      .where(eq(products.tenantId, ctx.tenant.id))
      .groupBy(products.categoryId);
    const countOf = new Map(counts.map((row) => [row.categoryId, row.n]));
    const categories = await loadCategories(ctx);
    return {
      rows: categories.map((category) => ({
        ...category,
        name: pickText(category.texts, 'name', chain) ?? category.slug,
        productCount: countOf.get(category.categoryId) ?? 0,
      })),
      total: categories.length,
    };
  },
});
