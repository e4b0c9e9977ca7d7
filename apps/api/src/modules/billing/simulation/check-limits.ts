import type { BillingAccount } from '../core/index.ts';
import { BrokenInvariant, type Stage } from './stage.ts';

/** Credit is never below zero, and a coupon is used within its limits. */
export function checkLimits({ catalogue }: Stage, { funds, redemptions, documents }: BillingAccount): void {
  for (const { id, leftMinor } of funds.values())
    if (leftMinor < 0n) throw new BrokenInvariant(`credit ${id} is at ${leftMinor}`);
  const byCoupon = Map.groupBy(redemptions.values(), ({ couponId }) => couponId);
  for (const [couponId, list] of byCoupon) {
    const coupon = catalogue.coupons.get(couponId);
    if (coupon === undefined) continue;
    const most = coupon.limits.redemptionsPerClient;
    if (most !== null && list.length > most) throw new BrokenInvariant(`coupon ${couponId} was redeemed too often`);
    for (const { id, uses } of list) {
      const standing = uses.filter(({ documentId }) => documents.get(documentId)?.status !== 'void');
      const slots = new Set(standing.map(({ use }) => use.slot));
      const { duration, reduction } = coupon;
      const periods = duration.kind === 'periods' ? duration.count : duration.kind === 'once' ? 1 : null;
      if (periods !== null && slots.size > periods)
        throw new BrokenInvariant(`coupon ${couponId} (${id}) was used for ${slots.size} periods`);
      if (reduction.kind !== 'fixed') continue;
      for (const slot of slots) {
        const taken = standing.reduce((sum, { use }) => (use.slot === slot ? sum + use.amountMinor : sum), 0n);
        if (taken > reduction.amountMinor) throw new BrokenInvariant(`coupon ${couponId} (${id}) took ${taken}`);
      }
    }
  }
}

/** All clients together stay within a coupon's limit. */
export function checkCouponsOfAll({ catalogue }: Stage, accounts: readonly BillingAccount[]): void {
  const counts = new Map<string, number>();
  for (const { redemptions } of accounts)
    for (const { couponId } of redemptions.values()) counts.set(couponId, (counts.get(couponId) ?? 0) + 1);
  for (const [couponId, count] of counts) {
    const most = catalogue.coupons.get(couponId)?.limits.redemptions ?? null;
    if (most !== null && count > most) throw new BrokenInvariant(`coupon ${couponId} was redeemed ${count} times`);
  }
}
