import type { CouponRow } from './coupons.ts';
import type { HeldRedemption } from './redemptions.ts';

/** A coupon that is to be redeemed. */
export interface Redeeming {
  coupon: CouponRow;
}

/** False where a coupon meets another one on the same subscriptions and one of the two stands alone. */
export function isCombined(
  one: Redeeming,
  of: {
    subscriptionIds: readonly string[] | null;
    /** What is redeemed together with it, itself included. */
    beside: readonly Redeeming[];
    /** What the client has redeemed before. */
    present: readonly HeldRedemption[];
  },
): boolean {
  const others = of.beside.filter(({ coupon }) => coupon.id !== one.coupon.id);
  const met = of.present.filter((other) => !other.isSpent && meet(other.subscriptionIds, of.subscriptionIds));
  if (others.length + met.length === 0) return true;
  return (
    one.coupon.isStackable &&
    others.every(({ coupon }) => coupon.isStackable) &&
    met.every(({ isStackable }) => isStackable)
  );
}

const meet = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a === null || b === null || a.some((id) => b.includes(id));
