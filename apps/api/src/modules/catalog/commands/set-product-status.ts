import { id, PRODUCT_STATUSES } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { products } from '#db/schema/catalog.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { demandProvided, transition } from '../core/sellable.ts';
import { lockProduct, oneProduct } from '../store/products.ts';
import { provisioners } from '../store/provisioners.ts';

/** Puts a product on sale, hides or retires it. Only what an enabled adapter can deliver goes on sale. */
export const setProductStatus = defineCommand({
  name: 'catalog.set_product_status',
  permission: 'product:manage',
  input: z.strictObject({ productId: id(), status: z.enum(PRODUCT_STATUSES) }),
  example: (known) => ({ productId: known('product'), status: 'hidden' as const }),
  run: async (ctx, { productId, status: wanted }) => {
    const product = await lockProduct(ctx, productId);
    if (product.status === wanted) return { productId, status: wanted };
    const status = transition(product.status, wanted);
    if (status === 'active' || status === 'hidden') {
      if (product.prices.length === 0) throw new AppError('catalog.no_price');
      demandProvided(product.components, await provisioners(ctx));
    }
    await ctx.tx.update(products).set({ status, updatedAt: ctx.now }).where(oneProduct(ctx, productId));
    return { productId, status };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'product', id: input.productId },
    detail: { status: result.status },
  }),
});
