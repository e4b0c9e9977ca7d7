import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { couponRedemptions } from '#db/schema/billing-coupons.ts';
import { defineCommand } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { uncount } from '../store/redeem.ts';
import { oneRedemption } from '../store/redemptions.ts';

/**
 * Ends what a client redeemed: no later invoice is reduced by it, those that were stay as they are. One that was never used
 * may be redeemed again.
 */
export const takeOffCoupon = defineCommand({
  name: 'billing.take_off_coupon',
  permission: 'coupon:redeem',
  input: z.strictObject({ redemptionId: id(), reason: text(500) }),
  example: (of) => ({ redemptionId: of('coupon_redemption'), reason: 'Entered by mistake' }),
  async run(ctx, { redemptionId, reason }) {
    const [row] = await ctx.tx.select().from(couponRedemptions).where(oneRedemption(ctx, redemptionId)).for('update');
    if (!row || row.terms === null) throw notFound();
    if (row.endedAt !== null) return { clientId: row.clientId };
    const wasUsed = row.uses.length > 0;
    await ctx.tx
      .update(couponRedemptions)
      .set({ endedAt: ctx.now, endedAs: wasUsed ? 'taken_off' : 'given_back', endReason: reason })
      .where(oneRedemption(ctx, redemptionId));
    if (!wasUsed) await uncount(ctx, row);
    return { clientId: row.clientId };
  },
  audit: ({ input: { redemptionId, reason }, result }) => ({
    resource: { kind: 'coupon_redemption', id: redemptionId },
    clientId: result.clientId,
    detail: { reason },
  }),
});
