import { fraction, multiplyFractions, roundFraction } from '#lib/money/fraction.ts';
import { allocate, money } from '#lib/money/money.ts';
import {
  type CouponLine,
  type CouponRedemption,
  type CouponUse,
  isInScope,
  linesBySlot,
  usesOf,
} from './coupon-slots.ts';
import { exact } from './exact.ts';

/** Why a redeemed coupon takes nothing from a document. */
export type CouponRefusal =
  | 'currency_mismatch'
  | 'no_eligible_lines'
  | 'below_minimum'
  | 'periods_used_up'
  | 'amount_used_up'
  | 'rounds_to_nothing'
  | 'nothing_left';

/** What one redemption did, for the document and for its explanation. */
export interface CouponOutcome {
  readonly redemptionId: string;
  readonly couponId: string;
  /** Null when it took something. */
  readonly refusal: CouponRefusal | null;
  /** What the lines it counted still came to when its turn came. */
  readonly baseMinor: bigint;
  readonly amountMinor: bigint;
  /** The parts of the amount, by line; they sum exactly to it. */
  readonly shares: readonly CouponShare[];
  /** To be kept and handed over again with the redemption. */
  readonly uses: readonly CouponUse[];
}

/** What a coupon took of one line, and how that came about. */
export interface CouponShare {
  readonly lineId: string;
  readonly amountMinor: bigint;
  /** Which of the coupon's periods this was, from 0. */
  readonly slot: number;
  /** What the line came to before it. */
  readonly lineMinor: bigint;
  /** What the lines of that period came to, and what it took of them. */
  readonly baseMinor: bigint;
  readonly takenMinor: bigint;
}

/** A line after its discounts; `taxableMinor` is what tax is computed on. */
export interface DiscountedLine {
  readonly id: string;
  readonly netMinor: bigint;
  readonly discountMinor: bigint;
  readonly taxableMinor: bigint;
}

export interface Discounted {
  /** In the order of the lines. */
  readonly lines: readonly DiscountedLine[];
  /** In the order in which they were applied. */
  readonly coupons: readonly CouponOutcome[];
  readonly discountMinor: bigint;
}

/**
 * Takes coupons off the lines of one document in its currency. Order: those limited to metrics, then those limited to
 * products or cycles, then the others; the oldest first; each on what the ones before left. A coupon takes at most what
 * its own lines still come to, and is spread over them in proportion, by largest remainder, so that shares sum exactly.
 * A share is rounded once per coupon and period, half away from zero. Ids of lines are unique.
 */
export function applyCoupons(of: {
  currency: string;
  lines: readonly CouponLine[];
  redemptions: readonly CouponRedemption[];
}): Discounted {
  const left = new Map(of.lines.map(({ id, netMinor }) => [id, netMinor]));
  if (left.size !== of.lines.length) throw new RangeError('two lines have the same id');
  const coupons = of.redemptions.toSorted(byTurn).map((redemption) => {
    const outcome = applyOne(redemption, { currency: of.currency, lines: of.lines, left });
    for (const { lineId, amountMinor } of outcome.shares) left.set(lineId, (left.get(lineId) ?? 0n) - amountMinor);
    return outcome;
  });
  const lines = of.lines.map(({ id, netMinor }) => {
    const taxableMinor = left.get(id) ?? netMinor;
    return { id, netMinor, discountMinor: netMinor - taxableMinor, taxableMinor };
  });
  return { lines, coupons, discountMinor: lines.reduce((sum, { discountMinor }) => sum + discountMinor, 0n) };
}

interface Turn {
  readonly currency: string;
  readonly lines: readonly CouponLine[];
  readonly left: ReadonlyMap<string, bigint>;
}

function byTurn(a: CouponRedemption, b: CouponRedemption): number {
  return (
    narrowness(a) - narrowness(b) ||
    Temporal.Instant.compare(a.redeemedAt, b.redeemedAt) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** Coupons for less of the catalogue come first, so that those for all of it cannot take what only they may take. */
function narrowness({ coupon: { scope } }: CouponRedemption): number {
  if (scope.metrics.length > 0) return 0;
  return scope.products.length > 0 || scope.cycles.length > 0 ? 1 : 2;
}

function applyOne(redemption: CouponRedemption, turn: Turn): CouponOutcome {
  const { coupon } = redemption;
  const named = { redemptionId: redemption.id, couponId: coupon.id };
  const nothing = (refusal: CouponRefusal, baseMinor = 0n): CouponOutcome => ({
    ...named,
    refusal,
    baseMinor,
    amountMinor: 0n,
    shares: [],
    uses: [],
  });
  if (hasOtherCurrency(redemption, turn.currency)) return nothing('currency_mismatch');
  const inScope = turn.lines.filter((line) => isInScope(redemption, line));
  if (inScope.length === 0) return nothing('no_eligible_lines');
  const { minimum } = coupon.limits;
  if (minimum !== null && inScope.reduce((sum, { netMinor }) => sum + netMinor, 0n) < minimum.amountMinor)
    return nothing('below_minimum');
  const slots = [...linesBySlot(redemption, inScope)];
  if (slots.length === 0) return nothing('periods_used_up');
  const taken = slots.map(([slot, lines]) => takeFrom(redemption, slot, { ...turn, lines }));
  const baseMinor = taken.reduce((sum, part) => sum + part.baseMinor, 0n);
  const shares = taken.flatMap((part) => part.shares);
  const amountMinor = shares.reduce((sum, share) => sum + share.amountMinor, 0n);
  if (amountMinor > 0n)
    return { ...named, refusal: null, baseMinor, amountMinor, shares, uses: taken.flatMap((part) => part.uses) };
  if (baseMinor === 0n) return nothing('nothing_left');
  return nothing(coupon.reduction.kind === 'fixed' ? 'amount_used_up' : 'rounds_to_nothing', baseMinor);
}

function hasOtherCurrency({ coupon: { reduction, limits } }: CouponRedemption, currency: string): boolean {
  if (reduction.kind === 'fixed' && reduction.currency !== currency) return true;
  return limits.minimum !== null && limits.minimum.currency !== currency;
}

/** What a coupon takes from the lines of one of its periods. */
function takeFrom(
  redemption: CouponRedemption,
  slot: number,
  { currency, lines, left }: Turn,
): Pick<CouponOutcome, 'baseMinor' | 'shares' | 'uses'> {
  const weights = lines.map(({ id }) => left.get(id) ?? 0n);
  const baseMinor = weights.reduce((a, b) => a + b, 0n);
  const amountMinor = reductionOf(redemption, slot, baseMinor);
  if (amountMinor <= 0n) return { baseMinor, shares: [], uses: [] };
  const parts = allocate(money(amountMinor, currency), weights);
  const taken = lines.map((line, at) => ({ line, amountMinor: parts[at]?.minor ?? 0n }));
  const whole = { slot, baseMinor, takenMinor: amountMinor };
  const shares = taken.map((part, at) => ({
    ...{ lineId: part.line.id, amountMinor: part.amountMinor, lineMinor: weights[at] ?? 0n },
    ...whole,
  }));
  return { baseMinor, shares: shares.filter((share) => share.lineMinor > 0n), uses: usesOf(slot, taken) };
}

function reductionOf({ coupon: { reduction }, uses }: CouponRedemption, slot: number, baseMinor: bigint): bigint {
  if (reduction.kind === 'free_period') return baseMinor;
  if (reduction.kind === 'percent') return roundFraction(multiplyFractions(exact(reduction.rate), fraction(baseMinor)));
  const used = uses.filter((use) => use.slot === slot).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const available = reduction.amountMinor - used;
  return available < baseMinor ? available : baseMinor;
}
