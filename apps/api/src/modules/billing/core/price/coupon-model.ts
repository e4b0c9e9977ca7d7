import { compareFractions, WHOLE } from '#lib/money/fraction.ts';
import { exactOrNull, isPositive } from './exact.ts';

/** What a coupon takes: a share (`"0.2"` is 20 %), an amount in one currency, or all of the recurring charges of a period. */
export type Reduction =
  | { readonly kind: 'percent'; readonly rate: string }
  | { readonly kind: 'fixed'; readonly amountMinor: bigint; readonly currency: string }
  | { readonly kind: 'free_period' };

/**
 * How long it takes it. `once`: for one period, except that a fixed amount stays until it is used up. `periods`: for so
 * many service periods, whatever their length. A fixed amount is taken anew in each period.
 */
export type CouponDuration =
  | { readonly kind: 'once' }
  | { readonly kind: 'periods'; readonly count: number }
  | { readonly kind: 'forever' };

/** Lines that a coupon is for: all lists must agree, an empty list names everything. */
export interface CouponScope {
  readonly products: readonly string[];
  readonly metrics: readonly string[];
  readonly cycles: readonly string[];
  /** Set-up fees and one-off lines too; without it only recurring charges and usage. */
  readonly includesOneOff: boolean;
}

export interface CouponLimits {
  readonly redemptions: number | null;
  readonly redemptionsPerClient: number | null;
  readonly newClientsOnly: boolean;
  /** First instant at which it can be redeemed, and the first at which it no longer can. What is redeemed runs on. */
  readonly validFrom: Temporal.Instant | null;
  readonly validUntil: Temporal.Instant | null;
  /** What the lines in scope must come to, before any discount. */
  readonly minimum: { readonly amountMinor: bigint; readonly currency: string } | null;
}

export interface Coupon {
  readonly id: string;
  readonly reduction: Reduction;
  readonly duration: CouponDuration;
  readonly scope: CouponScope;
  readonly limits: CouponLimits;
}

export const WHOLE_CATALOGUE: CouponScope = { products: [], metrics: [], cycles: [], includesOneOff: false };

export const NO_LIMITS: CouponLimits = {
  redemptions: null,
  redemptionsPerClient: null,
  newClientsOnly: false,
  validFrom: null,
  validUntil: null,
  minimum: null,
};

/** What can be wrong with a coupon; the codes are for forms and stories. */
export type CouponProblem =
  | 'rate_not_a_share'
  | 'amount_not_positive'
  | 'periods_not_positive'
  | 'limit_not_positive'
  | 'never_valid';

/** Everything that is wrong with a coupon, none for one that can be redeemed and applied. */
export function couponProblems({ reduction, duration, limits }: Coupon): CouponProblem[] {
  const problems: CouponProblem[] = [];
  if (reduction.kind === 'percent' && !isShare(reduction.rate)) problems.push('rate_not_a_share');
  if (reduction.kind === 'fixed' && reduction.amountMinor <= 0n) problems.push('amount_not_positive');
  if (duration.kind === 'periods' && !isCount(duration.count)) problems.push('periods_not_positive');
  const counts = [limits.redemptions, limits.redemptionsPerClient].filter((count) => count !== null);
  if (counts.some((count) => !isCount(count)) || (limits.minimum !== null && limits.minimum.amountMinor <= 0n))
    problems.push('limit_not_positive');
  const { validFrom, validUntil } = limits;
  if (validFrom !== null && validUntil !== null && Temporal.Instant.compare(validFrom, validUntil) >= 0)
    problems.push('never_valid');
  return problems;
}

const isCount = (count: number): boolean => Number.isSafeInteger(count) && count > 0;

function isShare(rate: string): boolean {
  const share = exactOrNull(rate);
  return share !== null && isPositive(share) && compareFractions(share, WHOLE) <= 0;
}

/** Why a coupon cannot be redeemed now. */
export type RedemptionRefusal =
  | 'not_yet_valid'
  | 'expired'
  | 'used_up'
  | 'used_up_by_client'
  | 'new_clients_only'
  | 'currency_mismatch';

/** What is known when somebody enters a coupon. */
export interface RedemptionFacts {
  readonly now: Temporal.Instant;
  readonly currency: string;
  readonly redemptions: number;
  readonly redemptionsByClient: number;
  /** The client has no paid order yet. */
  readonly isNewClient: boolean;
}

/** Why a client may not redeem a coupon, null when they may. Scope and minimum are looked at when it is applied. */
export function redemptionRefusal({ limits, reduction }: Coupon, facts: RedemptionFacts): RedemptionRefusal | null {
  const { compare } = Temporal.Instant;
  if (limits.validFrom !== null && compare(facts.now, limits.validFrom) < 0) return 'not_yet_valid';
  if (limits.validUntil !== null && compare(facts.now, limits.validUntil) >= 0) return 'expired';
  if (limits.redemptions !== null && facts.redemptions >= limits.redemptions) return 'used_up';
  if (limits.redemptionsPerClient !== null && facts.redemptionsByClient >= limits.redemptionsPerClient)
    return 'used_up_by_client';
  if (limits.newClientsOnly && !facts.isNewClient) return 'new_clients_only';
  if (reduction.kind === 'fixed' && reduction.currency !== facts.currency) return 'currency_mismatch';
  return null;
}
