import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { cartItems } from '#db/schema/ordering.ts';
import { defineCommand } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { cartToken } from '../input.ts';
import { lockCart, oneCartItem } from '../store/carts.ts';

/** Takes an item out of the cart. */
export const removeCartItem = defineCommand({
  name: 'ordering.remove_cart_item',
  permission: 'public',
  limits: [{ by: 'ip', points: 120, seconds: 60 }],
  input: z.strictObject({ cartToken: cartToken(), itemId: id() }),
  example: (known) => ({ cartToken: 'A'.repeat(43), itemId: known('cart') }),
  run: async (ctx, input) => {
    const cart = await lockCart(ctx, input.cartToken);
    const gone = await ctx.tx
      .delete(cartItems)
      .where(oneCartItem(ctx, { cartId: cart.id, itemId: input.itemId }))
      .returning({ id: cartItems.id });
    if (gone.length === 0) throw notFound();
    return { itemId: input.itemId };
  },
  audit: () => null,
});
