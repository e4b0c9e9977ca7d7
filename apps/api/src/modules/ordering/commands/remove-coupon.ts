import * as z from 'zod/mini';
import { carts } from '#db/schema/ordering.ts';
import { defineCommand } from '#lib/command/define.ts';
import { typedCode } from '#modules/billing/index.ts';
import { cartToken } from '../input.ts';
import { lockCart, oneCart } from '../store/carts.ts';

/** Takes a coupon out of the cart. */
export const removeCoupon = defineCommand({
  name: 'ordering.remove_coupon',
  permission: 'public',
  limits: [{ by: 'ip', points: 60, seconds: 60 }],
  input: z.strictObject({ cartToken: cartToken(), code: typedCode() }),
  example: () => ({ cartToken: 'A'.repeat(43), code: 'AUTUMN-20' }),
  run: async (ctx, input) => {
    const cart = await lockCart(ctx, input.cartToken);
    const couponCodes = cart.couponCodes.filter((code) => code !== input.code);
    await ctx.tx.update(carts).set({ couponCodes }).where(oneCart(ctx, cart.id));
    return { couponCodes };
  },
  audit: () => null,
});
