import { type Fraction, multiplyFractions } from '#lib/money/fraction.ts';
import { exact } from './exact.ts';

/** Why a part of an amount is there. */
export type PriceRule =
  | 'flat'
  | 'units'
  | 'tier_units'
  | 'tier_flat'
  | 'free_units'
  | 'blocks'
  | 'tier_blocks'
  | 'percentage'
  | 'tier_percentage'
  | 'fixed_per_event'
  | 'transaction_minimum'
  | 'transaction_maximum'
  | 'not_below_zero';

/** One part of an amount. The parts of a price sum exactly to what is rounded. */
export interface PriceStep {
  readonly rule: PriceRule;
  /** Number of the tier from 1, where there are tiers. */
  readonly tier: number | null;
  /** What was counted: units, blocks, transactions or a share of the period, as the rule says. */
  readonly units: Fraction;
  /** Decimal text in minor units; null where an amount is not a price times units. */
  readonly unitPriceMinor: string | null;
  /** Exact, in minor units. */
  readonly amount: Fraction;
}

/** A step whose amount is what was counted times its price. */
export function timesPrice(rule: PriceRule, units: Fraction, at: { price: string; tier?: number }): PriceStep {
  return {
    rule,
    tier: at.tier ?? null,
    units,
    unitPriceMinor: at.price,
    amount: multiplyFractions(units, exact(at.price)),
  };
}
