import { id } from '@panel1/shared-types';
import { and, gte, isNotNull, sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { products } from '#db/schema/catalog.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { getProduct, oneProduct } from '../store/products.ts';

/**
 * Takes units off the stock, in one conditional update: of many who ask at once only as many succeed as there are units.
 * A product without stock counting is always there. Called by ordering in the transaction that places the order.
 */
export const reserveStock = defineCommand({
  name: 'catalog.reserve_stock',
  permission: 'product:manage',
  input: z.strictObject({ productId: id(), quantity: z.int().check(z.gte(1), z.lte(10_000)) }),
  example: (known) => ({ productId: known('product'), quantity: 1 }),
  run: async (ctx, { productId, quantity }) => {
    const taken = await ctx.tx
      .update(products)
      .set({ stock: sql`${products.stock} - ${quantity}` })
      .where(and(oneProduct(ctx, productId), isNotNull(products.stock), gte(products.stock, quantity)))
      .returning({ stock: products.stock });
    if (taken.length > 0) return { isCounted: true };
    const { stock } = await getProduct(ctx, productId);
    if (stock !== null) throw new AppError('ordering.out_of_stock');
    return { isCounted: false };
  },
  audit: () => null,
});
