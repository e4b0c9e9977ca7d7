import { id } from '@panel1/shared-types';
import { and, isNotNull, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { products } from '#db/schema/catalog.ts';
import { defineCommand } from '#lib/command/define.ts';
import { oneProduct } from '../store/products.ts';

/** Gives units back that an order had reserved; called by ordering when the order ends unpaid. */
export const releaseStock = defineCommand({
  name: 'catalog.release_stock',
  permission: 'product:manage',
  input: z.strictObject({ productId: id(), quantity: z.int().check(z.gte(1), z.lte(10_000)) }),
  example: (known) => ({ productId: known('product'), quantity: 1 }),
  run: async (ctx, { productId, quantity }) => {
    await ctx.tx
      .update(products)
      .set({ stock: sql`${products.stock} + ${quantity}` })
      .where(and(oneProduct(ctx, productId), isNotNull(products.stock)));
    return { productId };
  },
  audit: () => null,
});
