import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { productCategories } from '#db/schema/catalog.ts';
import { defineCommand } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { oneCategory } from '../store/categories.ts';

/** Puts the categories in this order. */
export const orderCategories = defineCommand({
  name: 'catalog.order_categories',
  permission: 'product:manage',
  input: z.strictObject({ categoryIds: z.array(id()).check(z.minLength(1), z.maxLength(200)) }),
  example: (known) => ({ categoryIds: [known('category')] }),
  run: async (ctx, { categoryIds }) => {
    for (const [position, categoryId] of categoryIds.entries()) {
      const moved = await ctx.tx
        .update(productCategories)
        .set({ position })
        .where(oneCategory(ctx, categoryId))
        .returning({ id: productCategories.id });
      if (moved.length === 0) throw notFound();
    }
    return { count: categoryIds.length };
  },
  audit: ({ input }) => ({ resource: null, detail: { categories: input.categoryIds.length } }),
});
