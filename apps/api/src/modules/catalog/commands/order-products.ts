import { id } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { products } from '#db/schema/catalog.ts';
import { defineCommand } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { demandCategory } from '../store/categories.ts';

/** Puts the products of a category in this order. */
export const orderProducts = defineCommand({
  name: 'catalog.order_products',
  permission: 'product:manage',
  input: z.strictObject({ categoryId: id(), productIds: z.array(id()).check(z.minLength(1), z.maxLength(500)) }),
  example: (known) => ({ categoryId: known('category'), productIds: [known('product')] }),
  run: async (ctx, { categoryId, productIds }) => {
    await demandCategory(ctx, categoryId);
    for (const [position, productId] of productIds.entries()) {
      const moved = await ctx.tx
        .update(products)
        .set({ position })
        .where(
          and(eq(products.tenantId, ctx.tenant.id), eq(products.id, productId), eq(products.categoryId, categoryId)),
        )
        .returning({ id: products.id });
      if (moved.length === 0) throw notFound();
    }
    return { categoryId };
  },
  audit: ({ input }) => ({ resource: { kind: 'category', id: input.categoryId } }),
});
