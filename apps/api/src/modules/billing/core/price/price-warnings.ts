import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  floorFraction,
  fraction,
  multiplyFractions,
  roundFraction,
  WHOLE,
} from '#lib/money/fraction.ts';
import { exact } from './exact.ts';
import { blocksOf } from './packages.ts';
import { checkPrice } from './price-check.ts';
import type { PackageTier, Price, UnitTier } from './price-model.ts';

/** A bound above which more units cost less than at the bound itself. */
export interface PriceFall {
  /** The bound, in units. */
  readonly at: string;
  /** What exactly so many units cost, rounded. */
  readonly atMinor: bigint;
  /** What the first unit (or part of one) above the bound brings the amount to, rounded. */
  readonly aboveMinor: bigint;
}

/**
 * Bounds at which a price falls, for staff who make one: a volume price gives all units the price of the tier that they
 * reach, so 101 can cost less than 100 (usage-002). Empty for models whose amount never falls.
 */
export function priceFalls(price: Price): PriceFall[] {
  checkPrice(price);
  if (price.model === 'volume') return falls(price.tiers, { at: volumeCost, above: volumeCost });
  if (price.model !== 'tiered_package' || price.charge === 'each_tier') return [];
  return falls(price.tiers, { at: blockCost, above: nextBlockCost });
}

type Cost<Tier> = (tier: Tier, units: Fraction) => Fraction;

function falls<Tier extends { readonly upTo: string | null }>(
  tiers: readonly Tier[],
  cost: { at: Cost<Tier>; above: Cost<Tier> },
): PriceFall[] {
  return tiers.flatMap((tier, position) => {
    const next = tiers[position + 1];
    if (tier.upTo === null || next === undefined) return [];
    const bound = exact(tier.upTo);
    const [at, above] = [cost.at(tier, bound), cost.above(next, bound)];
    if (compareFractions(above, at) >= 0) return [];
    return [{ at: tier.upTo, atMinor: roundFraction(at), aboveMinor: roundFraction(above) }];
  });
}

const volumeCost = ({ unitPriceMinor, flatMinor }: UnitTier, units: Fraction): Fraction =>
  addFractions(multiplyFractions(exact(unitPriceMinor), units), exact(flatMinor ?? '0'));

const blockCost = ({ size, blockPriceMinor }: PackageTier, units: Fraction): Fraction =>
  multiplyFractions(exact(blockPriceMinor), blocksOf(units, size));

/** Just above the bound one more block has begun. */
const nextBlockCost = ({ size, blockPriceMinor }: PackageTier, units: Fraction): Fraction =>
  multiplyFractions(
    exact(blockPriceMinor),
    addFractions(fraction(floorFraction(divideFractions(units, exact(size)))), WHOLE),
  );
