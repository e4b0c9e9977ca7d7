import * as z from 'zod/mini';
import { coupons } from '#db/schema/billing-coupons.ts';
import { actorName } from '#lib/authz/actor.ts';
import { defineCommand } from '#lib/command/define.ts';
import { couponCode, couponTerms, exampleCoupon } from '../coupon-input.ts';
import { addCode } from '../store/coupon-codes.ts';
import { termColumns } from '../store/coupons.ts';

/** Writes a coupon with the code by which people know it; more codes are added by `billing.add_coupon_codes`. */
export const createCoupon = defineCommand({
  name: 'billing.create_coupon',
  permission: 'coupon:manage',
  input: z.strictObject({
    ...couponTerms,
    /** Null: codes are generated later, nobody can redeem it before. */
    code: z.nullable(couponCode()),
  }),
  example: () => ({ ...exampleCoupon, code: 'autumn-20' }),
  async run(ctx, { code, ...terms }) {
    const couponId = ctx.newId();
    await ctx.tx.insert(coupons).values({
      ...(await termColumns(ctx, terms)),
      ...{ tenantId: ctx.tenant.id, id: couponId, createdByName: actorName(ctx.actor) },
      ...{ createdAt: ctx.now, updatedAt: ctx.now },
    });
    if (code !== null) await addCode(ctx, { couponId, code });
    return { couponId };
  },
  audit: ({ input: { code, name, kind }, result }) => ({
    resource: { kind: 'coupon', id: result.couponId },
    detail: { code, name, kind },
  }),
});
