import {
  addFractions,
  compareFractions,
  type Fraction,
  multiplyFractions,
  NOTHING,
  subtractFractions,
  WHOLE,
} from '#lib/money/fraction.ts';
import { exact, isPositive, larger, smaller } from './exact.ts';
import type { GraduatedPrice, VolumePrice } from './price-model.ts';
import { type PriceStep, timesPrice } from './price-step.ts';
import { type LevelStep, levelSteps, proratedUnits, type Usage } from './usage.ts';

/** A tier with its place: number from 1, units above `lower` up to and including `upper`. */
export interface Placed<Tier> {
  readonly tier: Tier;
  readonly number: number;
  readonly lower: Fraction;
  readonly upper: Fraction | null;
}

export function placed<Tier extends { readonly upTo: string | null }>(tiers: readonly Tier[]): Placed<Tier>[] {
  return tiers.map((tier, position) => ({
    tier,
    number: position + 1,
    lower: exact(tiers[position - 1]?.upTo ?? '0'),
    upper: tier.upTo === null ? null : exact(tier.upTo),
  }));
}

/** How many of so many units fall in a tier. */
export function unitsIn({ lower, upper }: Placed<unknown>, units: Fraction): Fraction {
  const top = upper === null ? units : smaller(units, upper);
  return larger(subtractFractions(top, lower), NOTHING);
}

/** The tier that so many units reach: the one whose upper bound they do not exceed; the first for none. */
export function reached<Tier>(tiers: readonly Placed<Tier>[], units: Fraction): Placed<Tier> {
  const found = tiers.find(({ upper }) => upper === null || compareFractions(units, upper) <= 0);
  if (found === undefined) throw new RangeError('the last tier of a price has no bound');
  return found;
}

/**
 * Each unit at the price of its tier. Prorated, the amount is the average over the period of what the level of each
 * moment costs; a tier's flat amount is charged whole as soon as the level reached the tier once (usage-008).
 */
export function graduatedSteps(price: GraduatedPrice, usage: Usage): PriceStep[] {
  const levels = price.prorate === true ? levelSteps(usage.entries) : [levelOf(usage)];
  const peak = peakOf(levels);
  return placed(price.tiers).flatMap((place) => {
    const { tier, number } = place;
    const isReached = compareFractions(peak, place.lower) > 0;
    const steps: PriceStep[] = [];
    if (isReached)
      steps.push(timesPrice('tier_units', weighed(place, levels), { price: tier.unitPriceMinor, tier: number }));
    if (tier.flatMinor !== undefined && (isReached || (number === 1 && price.flatAtZero === true)))
      steps.push(timesPrice('tier_flat', WHOLE, { price: tier.flatMinor, tier: number }));
    return steps;
  });
}

/** All units at the price of one tier: the one that they reach, or prorated, that the highest level of the window reached. */
export function volumeSteps(price: VolumePrice, usage: Usage): PriceStep[] {
  const isProrated = price.prorate === true;
  const peak = peakOf(isProrated ? levelSteps(usage.entries) : [levelOf(usage)]);
  const { tier, number } = reached(placed(price.tiers), peak);
  const steps: PriceStep[] = [];
  if (isPositive(peak)) {
    const units = isProrated ? proratedUnits(usage) : peak;
    steps.push(timesPrice('tier_units', units, { price: tier.unitPriceMinor, tier: number }));
  }
  if (tier.flatMinor !== undefined && (isPositive(peak) || price.flatAtZero === true))
    steps.push(timesPrice('tier_flat', WHOLE, { price: tier.flatMinor, tier: number }));
  return steps;
}

const levelOf = ({ units }: Usage): LevelStep => ({ from: NOTHING, to: larger(units, NOTHING), share: WHOLE });

const peakOf = (levels: readonly LevelStep[]): Fraction => levels.map(({ to }) => to).reduce(larger, NOTHING);

/** Units that came into a tier less those that left it, each by its share of the period. */
function weighed(place: Placed<unknown>, levels: readonly LevelStep[]): Fraction {
  return levels
    .map(({ from, to, share }) => multiplyFractions(subtractFractions(unitsIn(place, to), unitsIn(place, from)), share))
    .reduce(addFractions, NOTHING);
}
