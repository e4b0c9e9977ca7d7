import * as z from 'zod/mini';
import { carts } from '#db/schema/ordering.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { MAX_CODES, typedCode } from '#modules/billing/index.ts';
import { cartToken } from '../input.ts';
import { lockCart, oneCart } from '../store/carts.ts';
import { couponInCart } from '../store/coupon-in-cart.ts';

/** Enters a coupon in the cart. Refused with its reason when it could not be redeemed or would take nothing off. */
export const enterCoupon = defineCommand({
  name: 'ordering.enter_coupon',
  permission: 'public',
  // Codes are secrets of a kind: nobody tries thousands of them.
  limits: [{ by: 'ip', points: 20, seconds: 60 }],
  input: z.strictObject({ cartToken: cartToken(), code: typedCode() }),
  example: () => ({ cartToken: 'A'.repeat(43), code: 'AUTUMN-20' }),
  run: async (ctx, input) => {
    const cart = await lockCart(ctx, input.cartToken);
    const present = cart.couponCodes.filter((code) => code !== input.code);
    if (present.length >= MAX_CODES) throw new AppError('request.invalid', { fields: { code: 'too_many' } });
    const couponCodes = [...present, input.code];
    const { refusal } = await couponInCart(ctx, { cart: { ...cart, couponCodes }, code: input.code });
    if (refusal !== null)
      throw new AppError('billing.coupon_refused', { values: { code: input.code, reason: refusal } });
    await ctx.tx.update(carts).set({ couponCodes }).where(oneCart(ctx, cart.id));
    return { code: input.code };
  },
  audit: () => null,
});
