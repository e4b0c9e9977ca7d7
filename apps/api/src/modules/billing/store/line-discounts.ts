import type { StoredDiscount } from '#db/schema/billing.ts';
import { applyCoupons, type CouponLine, type CouponOutcome, type CouponShare } from '../core/index.ts';
import type { BilledLine, StaffDiscount } from '../input.ts';
import type { HeldRedemption } from './redemptions.ts';

/** A line that may be reduced, with what its price comes to. */
export interface ReducibleLine extends Partial<Pick<BilledLine, 'kind' | 'subscriptionId' | 'sold' | 'staffDiscount'>> {
  amountMinor: bigint;
}

export interface DiscountedLines {
  /** In the order of the lines, each in the order in which it was taken. */
  discounts: StoredDiscount[][];
  /** What that sums to, by line. */
  discountMinor: bigint[];
  /** What each coupon did, in the order in which they were applied. */
  outcomes: readonly CouponOutcome[];
}

/**
 * Takes discounts off the lines of one document, before tax: first what staff gave on a line, then the coupons. Lines that
 * do not say what was sold are left alone, as are those that give back.
 */
export function discountLines(
  lines: readonly ReducibleLine[],
  of: { currency: string; redemptions: readonly HeldRedemption[] },
): DiscountedLines {
  const discounts = lines.map(({ amountMinor, staffDiscount }) =>
    staffDiscount === undefined ? [] : [staffPart(staffDiscount, amountMinor)],
  );
  const { coupons: outcomes } = applyCoupons({
    currency: of.currency,
    lines: lines.flatMap((line, at) => couponLine(line, at)),
    redemptions: of.redemptions,
  });
  for (const { redemptionId, shares } of outcomes) {
    const redemption = of.redemptions.find(({ id }) => id === redemptionId);
    if (redemption !== undefined)
      for (const share of shares) discounts[Number.parseInt(share.lineId, 10)]?.push(couponPart(redemption, share));
  }
  const sum = (parts: readonly StoredDiscount[]) =>
    parts.reduce((total, { amountMinor }) => total + BigInt(amountMinor), 0n);
  return { discounts, discountMinor: discounts.map(sum), outcomes };
}

const COUPON_KIND: Partial<Record<BilledLine['kind'], CouponLine['kind']>> = {
  recurring: 'recurring',
  change: 'recurring',
  usage: 'usage',
  setup: 'setup',
  one_off: 'one_off',
};

function couponLine(
  { kind, sold, subscriptionId, amountMinor, staffDiscount }: ReducibleLine,
  at: number,
): CouponLine[] {
  const as = kind === undefined ? undefined : COUPON_KIND[kind];
  if (as === undefined || sold === undefined) return [];
  const { productId, cycle, period, metricId = null } = sold;
  const netMinor = amountMinor - BigInt(staffDiscount?.amountMinor ?? '0');
  const of = { productId, cycle, period, metricId, subscriptionId: subscriptionId ?? null };
  return [{ ...of, id: `${at}`, kind: as, netMinor }];
}

function staffPart(given: StaffDiscount, lineMinor: bigint): StoredDiscount {
  const { kind, rate, baseMinor, takenMinor, amountMinor, slot } = given;
  return {
    ...{ source: 'staff', redemptionId: null, code: null, kind, rate, slot },
    fixedMinor: kind === 'fixed' ? takenMinor : null,
    lineMinor: lineMinor.toString(),
    ...{ baseMinor, takenMinor, amountMinor },
  };
}

function couponPart({ id, code, coupon }: HeldRedemption, share: CouponShare): StoredDiscount {
  const { reduction } = coupon;
  return {
    ...{ source: 'coupon', redemptionId: id, code, kind: reduction.kind, slot: share.slot },
    rate: reduction.kind === 'percent' ? reduction.rate : null,
    fixedMinor: reduction.kind === 'fixed' ? reduction.amountMinor.toString() : null,
    lineMinor: share.lineMinor.toString(),
    baseMinor: share.baseMinor.toString(),
    takenMinor: share.takenMinor.toString(),
    amountMinor: share.amountMinor.toString(),
  };
}

/** What staff gave on a stored line, to write it again. */
export function staffDiscountOf(discounts: readonly StoredDiscount[] | null): StaffDiscount | undefined {
  const given = discounts?.find(({ source }) => source === 'staff');
  if (given === undefined || given.kind === 'free_period') return undefined;
  const { kind, rate, baseMinor, takenMinor, amountMinor, slot } = given;
  return { kind, rate, baseMinor, takenMinor, amountMinor, slot };
}
