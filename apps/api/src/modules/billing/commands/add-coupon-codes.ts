import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { couponCode } from '../coupon-input.ts';
import { addCode, generateCodes } from '../store/coupon-codes.ts';
import { getCoupon } from '../store/coupons.ts';

/** Adds codes to a coupon: one that is written down, or a batch of generated ones that can each be redeemed once. */
export const addCouponCodes = defineCommand({
  name: 'billing.add_coupon_codes',
  permission: 'coupon:manage',
  input: z.strictObject({
    couponId: id(),
    codes: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('own'), code: couponCode() }),
      z.strictObject({
        kind: z.literal('generated'),
        count: z.int().check(z.gte(1), z.lte(5_000)),
        /** What the codes begin with. */
        prefix: z._default(z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[A-Z0-9-]{0,20}$/)), ''),
      }),
    ]),
  }),
  example: (of) => ({ couponId: of('coupon'), codes: { kind: 'generated' as const, count: 3, prefix: 'VIP-' } }),
  async run(ctx, { couponId, codes }) {
    await getCoupon(ctx, couponId);
    if (codes.kind === 'generated') return { added: await generateCodes(ctx, { couponId, ...codes }) };
    await addCode(ctx, { couponId, code: codes.code });
    return { added: 1 };
  },
  audit: ({ input: { couponId, codes }, result }) => ({
    resource: { kind: 'coupon', id: couponId },
    detail: { kind: codes.kind, added: result.added },
  }),
});
