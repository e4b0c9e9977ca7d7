import { id } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { productCategories, products } from '#db/schema/catalog.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { demandCategory, oneCategory } from '../store/categories.ts';
import { removeTexts } from '../store/texts.ts';

/** Removes an empty category. */
export const deleteCategory = defineCommand({
  name: 'catalog.delete_category',
  permission: 'product:manage',
  input: z.strictObject({ categoryId: id() }),
  example: (known) => ({ categoryId: known('category') }),
  run: async (ctx, { categoryId }) => {
    await demandCategory(ctx, categoryId);
    const [inside] = await ctx.tx
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.tenantId, ctx.tenant.id), eq(products.categoryId, categoryId)))
      .limit(1);
    if (inside) throw new AppError('catalog.category_in_use');
    await ctx.tx.delete(productCategories).where(oneCategory(ctx, categoryId));
    await removeTexts(ctx, [categoryId]);
    return { categoryId };
  },
  audit: ({ input }) => ({ resource: { kind: 'category', id: input.categoryId } }),
});
