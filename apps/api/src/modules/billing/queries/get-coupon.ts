import { id } from '@panel1/shared-types';
import { count } from 'drizzle-orm';
import * as z from 'zod/mini';
import { couponCodes } from '#db/schema/billing-coupons.ts';
import { defineQuery } from '#lib/command/define.ts';
import { productNames } from '#modules/catalog/index.ts';
import { couponTurnover } from '../store/coupon-turnover.ts';
import { codesOf, couponView, firstCode, getCoupon } from '../store/coupons.ts';

/** One coupon with its terms, its first code and what it moved. */
export const getCouponPage = defineQuery({
  name: 'billing.get_coupon',
  permission: 'coupon:read',
  input: z.strictObject({ couponId: id() }),
  example: (of) => ({ couponId: of('coupon') }),
  async run(ctx, { couponId }) {
    const row = await getCoupon(ctx, couponId);
    const names = await productNames(ctx, row.productIds);
    const [codes] = await ctx.tx.select({ n: count() }).from(couponCodes).where(codesOf(ctx, couponId));
    return {
      ...couponView(ctx, row),
      code: (await firstCode(ctx, couponId))?.code ?? null,
      codes: codes?.n ?? 0,
      products: row.productIds.map((productId) => ({ productId, name: names.get(productId) ?? '' })),
      turnover: (await couponTurnover(ctx, [couponId])).get(couponId) ?? [],
    };
  },
});
