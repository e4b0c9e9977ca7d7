import {
  ceilingFraction,
  divideFractions,
  type Fraction,
  fraction,
  NOTHING,
  subtractFractions,
} from '#lib/money/fraction.ts';
import { exact, isPositive, larger, smaller } from './exact.ts';
import type { PackagePrice, TieredPackagePrice } from './price-model.ts';
import { type PriceStep, timesPrice } from './price-step.ts';
import { placed, reached, unitsIn } from './tiers.ts';
import type { Usage } from './usage.ts';

/** Blocks that so many units begin. */
export const blocksOf = (units: Fraction, size: string): Fraction =>
  fraction(ceilingFraction(divideFractions(units, exact(size))));

/** Whole blocks of what is above the free units. */
export function packageSteps(price: PackagePrice, usage: Usage): PriceStep[] {
  const { charged, steps } = withoutFree(usage, price.freeUnits);
  if (!isPositive(charged)) return steps;
  return [...steps, timesPrice('blocks', blocksOf(charged, price.size), { price: price.blockPriceMinor })];
}

/** Whole blocks by tier: every tier rounds its own units up (usage-016), or one tier all of them (usage-017). */
export function tieredPackageSteps(price: TieredPackagePrice, usage: Usage): PriceStep[] {
  const { charged, steps } = withoutFree(usage, price.freeUnits);
  if (!isPositive(charged)) return steps;
  const tiers = placed(price.tiers);
  const counted =
    price.charge === 'reached_tier'
      ? [{ place: reached(tiers, charged), units: charged }]
      : tiers.map((place) => ({ place, units: unitsIn(place, charged) })).filter(({ units }) => isPositive(units));
  return [
    ...steps,
    ...counted.map(({ place: { tier, number }, units }) =>
      timesPrice('tier_blocks', blocksOf(units, tier.size), { price: tier.blockPriceMinor, tier: number }),
    ),
  ];
}

function withoutFree(usage: Usage, freeUnits = '0'): { charged: Fraction; steps: PriceStep[] } {
  const units = larger(usage.units, NOTHING);
  const free = smaller(units, exact(freeUnits));
  return {
    charged: subtractFractions(units, free),
    steps: isPositive(free) ? [timesPrice('free_units', free, { price: '0' })] : [],
  };
}
