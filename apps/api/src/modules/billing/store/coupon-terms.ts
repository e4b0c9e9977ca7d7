import type { StoredCouponTerms } from '#db/schema/_stored.ts';
import { type Coupon, NO_LIMITS } from '../core/index.ts';

/** A coupon as it was redeemed, as the core reads it. Its limits were looked at then: only the least amount is left. */
export function readTerms(couponId: string, terms: StoredCouponTerms): Coupon {
  const { minimumMinor, currency, productIds, cycles, metrics = [], includesOneOff } = terms;
  return {
    id: couponId,
    reduction: reductionOf(terms),
    duration: durationOf(terms),
    scope: { products: productIds, cycles, metrics, includesOneOff },
    limits: {
      ...NO_LIMITS,
      minimum: minimumMinor === null ? null : { amountMinor: BigInt(minimumMinor), currency },
    },
  };
}

function reductionOf({ kind, rate, amountMinor, currency }: StoredCouponTerms): Coupon['reduction'] {
  if (kind === 'percent') return { kind, rate: rate ?? '0' };
  return kind === 'fixed' ? { kind, amountMinor: BigInt(amountMinor ?? '0'), currency } : { kind };
}

function durationOf({ duration, periods }: StoredCouponTerms): Coupon['duration'] {
  return duration === 'periods' ? { kind: duration, count: periods ?? 1 } : { kind: duration };
}
