import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { coupons } from '#db/schema/billing-coupons.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { couponTerms, exampleCoupon } from '../coupon-input.ts';
import { oneCoupon, termColumns } from '../store/coupons.ts';

/** Gives a coupon other terms, for those who redeem it from now on: what was redeemed keeps those of its day. */
export const updateCoupon = defineCommand({
  name: 'billing.update_coupon',
  permission: 'coupon:manage',
  input: z.strictObject({ couponId: id(), ...couponTerms }),
  example: (of) => ({ ...exampleCoupon, couponId: of('coupon') }),
  async run(ctx, { couponId, ...terms }) {
    const [row] = await ctx.tx.select().from(coupons).where(oneCoupon(ctx, couponId)).for('update');
    if (!row) throw notFound();
    if (terms.maxRedemptions !== null && terms.maxRedemptions < row.redeemed)
      throw new AppError('request.invalid', { fields: { maxRedemptions: 'below_redeemed' } });
    await ctx.tx
      .update(coupons)
      .set({ ...(await termColumns(ctx, terms)), updatedAt: ctx.now })
      .where(oneCoupon(ctx, couponId));
    return { couponId };
  },
  audit: ({ input: { couponId, ...detail } }) => ({ resource: { kind: 'coupon', id: couponId }, detail }),
});
