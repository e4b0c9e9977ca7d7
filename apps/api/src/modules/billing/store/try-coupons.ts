import type { CouponRefusalReason } from '@panel1/shared-types';
import type { QueryContext } from '#lib/command/command.ts';
import { decimal } from '#lib/money/decimal.ts';
import { lineAmount } from '../core/index.ts';
import type { BilledLine } from '../input.ts';
import { isCombined } from './coupon-combination.ts';
import { type Redeemer, refusalAtOrder, refusalOf } from './coupon-refusal.ts';
import { readTerms } from './coupon-terms.ts';
import { type CodeRow, type CouponRow, couponIn, findCode, termsIn } from './coupons.ts';
import { discountLines } from './line-discounts.ts';
import { type HeldRedemption, redemptionsFor } from './redemptions.ts';

/** What a code would do to lines that are not written yet. */
export interface TriedCoupon {
  code: string;
  /** Null where the code is unknown. */
  name: string | null;
  refusal: CouponRefusalReason | null;
  savedMinor: bigint;
  terms: ReturnType<typeof termsIn> | null;
}

export interface TriedLines {
  /** What is taken off each line, by staff and by coupons. */
  discountMinor: bigint[];
  /** In the order in which they were entered. */
  coupons: TriedCoupon[];
}

/** Tries codes on the lines of an order, with what the client redeemed before: the amounts that the invoice will have. */
export async function tryCoupons(
  ctx: QueryContext,
  of: Redeemer & { codes: readonly string[]; lines: readonly BilledLine[] },
): Promise<TriedLines> {
  const { clientId, currency } = of;
  const present = clientId === null ? [] : await redemptionsFor(ctx, { clientId });
  const tried: { code: string; found: Found | null; refusal: CouponRefusalReason | null }[] = [];
  for (const code of of.codes) {
    const found = await findCode(ctx, code);
    const refusal = found === null ? 'unknown' : await refusalOf(ctx, found, of);
    tried.push({ code, found, refusal });
  }
  const beside = tried.flatMap(({ found, refusal }) => (found === null || refusal !== null ? [] : [found]));
  for (const one of tried) {
    const isAlone = one.found === null || one.refusal !== null;
    if (!isAlone && one.found && !isCombined(one.found, { subscriptionIds: [], beside, present }))
      one.refusal = 'not_stackable';
  }
  const entered = tried.flatMap(({ found, refusal }, nth) =>
    found === null || refusal !== null ? [] : [candidate(ctx, found, { currency, nth })],
  );
  const lines = of.lines.map((line) => ({
    ...line,
    amountMinor: lineAmount({ quantity: decimal(line.quantity), unitPriceMinor: decimal(line.unitPriceMinor) }),
  }));
  const { discountMinor, outcomes } = discountLines(lines, { currency, redemptions: [...present, ...entered] });
  const outcomeOf = (id: string) => outcomes.find(({ redemptionId }) => redemptionId === id);
  return {
    discountMinor,
    coupons: tried.map(({ code, found, refusal }) => {
      const outcome = found === null ? undefined : outcomeOf(found.code.id);
      return {
        ...{ code, name: found?.coupon.name ?? null, terms: found && termsIn(found.coupon, currency) },
        refusal: refusal ?? (outcome && found && refusalAtOrder(outcome, couponIn(found.coupon, currency))) ?? null,
        savedMinor: outcome?.amountMinor ?? 0n,
      };
    }),
  };
}

/** A code that nothing is bought with yet: what it promises, or why it cannot be redeemed. */
export async function offeredCoupon(ctx: QueryContext, of: Redeemer & { code: string }): Promise<TriedCoupon> {
  const found = await findCode(ctx, of.code);
  return {
    code: of.code,
    name: found?.coupon.name ?? null,
    refusal: found === null ? 'unknown' : await refusalOf(ctx, found, of),
    savedMinor: 0n,
    terms: found && termsIn(found.coupon, of.currency),
  };
}

interface Found {
  coupon: CouponRow;
  code: CodeRow;
}

function candidate(ctx: QueryContext, { coupon, code }: Found, of: { currency: string; nth: number }): HeldRedemption {
  return {
    ...{ id: code.id, code: code.code, subscriptionIds: null, uses: [], kept: [], wasUsed: false, isSpent: false },
    coupon: readTerms(coupon.id, termsIn(coupon, of.currency)),
    isStackable: coupon.isStackable,
    redeemedAt: ctx.now.add({ milliseconds: of.nth }),
  };
}
