import { currency } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { carts } from '#db/schema/ordering.ts';
import { defineCommand } from '#lib/command/define.ts';
import { priceItems } from '#modules/catalog/index.ts';
import { cartToken } from '../input.ts';
import { lockCart, oneCart, readCartItems, wantedFrom } from '../store/carts.ts';

/** Prices the whole cart in another currency; refused when one of its items has no price in it. */
export const setCartCurrency = defineCommand({
  name: 'ordering.set_cart_currency',
  permission: 'public',
  limits: [{ by: 'ip', points: 60, seconds: 60 }],
  input: z.strictObject({ cartToken: cartToken(), currency: currency() }),
  example: () => ({ cartToken: 'A'.repeat(43), currency: 'EUR' }),
  run: async (ctx, input) => {
    const cart = await lockCart(ctx, input.cartToken);
    const items = (await readCartItems(ctx, cart.id)).map(wantedFrom);
    await priceItems(ctx, items, { currency: input.currency, audience: 'public' });
    await ctx.tx.update(carts).set({ currency: input.currency }).where(oneCart(ctx, cart.id));
    return { currency: input.currency };
  },
  audit: () => null,
});
