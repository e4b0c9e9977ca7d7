import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { coupons } from '#db/schema/billing-coupons.ts';
import { defineCommand } from '#lib/command/define.ts';
import { getCoupon, oneCoupon } from '../store/coupons.ts';

/** Puts a coupon away, or back: archived it cannot be redeemed. What was redeemed of it runs on. */
export const archiveCoupon = defineCommand({
  name: 'billing.archive_coupon',
  permission: 'coupon:manage',
  input: z.strictObject({ couponId: id(), isArchived: z.boolean() }),
  example: (of) => ({ couponId: of('coupon'), isArchived: true }),
  async run(ctx, { couponId, isArchived }) {
    const { archivedAt } = await getCoupon(ctx, couponId);
    await ctx.tx
      .update(coupons)
      .set({ archivedAt: isArchived ? (archivedAt ?? ctx.now) : null, updatedAt: ctx.now })
      .where(oneCoupon(ctx, couponId));
    return { couponId };
  },
  audit: ({ input: { couponId, isArchived } }) => ({
    resource: { kind: 'coupon', id: couponId },
    detail: { isArchived },
  }),
});
