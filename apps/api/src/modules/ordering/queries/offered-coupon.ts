import { currency } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { offeredCoupon as offered, typedCode } from '#modules/billing/index.ts';
import { couponViews } from '../store/estimate-order.ts';

/** What a coupon of a link promises, before anything is in the cart; or why it cannot be redeemed. */
export const offeredCoupon = defineQuery({
  name: 'ordering.offered_coupon',
  permission: 'public',
  // Codes are secrets of a kind: nobody tries thousands of them.
  limits: [{ by: 'ip', points: 20, seconds: 60 }],
  input: z.strictObject({ code: typedCode(), currency: currency() }),
  example: () => ({ code: 'AUTUMN-20', currency: 'EUR' }),
  run: async (ctx, of) => {
    const { actor } = ctx;
    const clientId = actor.kind === 'user' && actor.surface === 'client' ? actor.clientId : null;
    const [view] = couponViews([await offered(ctx, { ...of, clientId })], of.currency);
    return { coupon: view ?? null };
  },
});
