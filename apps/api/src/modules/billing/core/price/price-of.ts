import { addFractions, type Fraction, NOTHING, roundFraction, subtractFractions, WHOLE } from '#lib/money/fraction.ts';
import { larger } from './exact.ts';
import { packageSteps, tieredPackageSteps } from './packages.ts';
import { graduatedPercentageSteps, percentageSteps } from './percentage.ts';
import { checkPrice } from './price-check.ts';
import type { Price } from './price-model.ts';
import { type PriceStep, timesPrice } from './price-step.ts';
import { graduatedSteps, volumeSteps } from './tiers.ts';
import { proratedUnits, type Usage } from './usage.ts';

/** What a quantity costs, and from which parts. */
export interface Priced {
  readonly model: Price['model'];
  /** Units as the usage has them. */
  readonly units: Fraction;
  /** Exact, in minor units: the sum of the steps. */
  readonly exact: Fraction;
  /** `exact` rounded once, half away from zero. Never negative. */
  readonly amountMinor: bigint;
  readonly steps: readonly PriceStep[];
}

/**
 * The price of a usage under any model, in minor units of the price's currency. All arithmetic is exact; the amount is
 * rounded once, half away from zero, and is never negative: more taken away than was there costs nothing. Throws a
 * RangeError for a price that priceProblems refuses.
 */
export function priceOf(price: Price, usage: Usage): Priced {
  checkPrice(price);
  const steps = stepsOf(price, usage);
  const sum = steps.map(({ amount }) => amount).reduce(addFractions, NOTHING);
  if (sum.above < 0n) {
    const amount = subtractFractions(NOTHING, sum);
    steps.push({ rule: 'not_below_zero', tier: null, units: NOTHING, unitPriceMinor: null, amount });
  }
  const exact = larger(sum, NOTHING);
  return { model: price.model, units: usage.units, exact, amountMinor: roundFraction(exact), steps };
}

function stepsOf(price: Price, usage: Usage): PriceStep[] {
  switch (price.model) {
    case 'flat':
      return [timesPrice('flat', price.prorate === true ? usage.share : WHOLE, { price: price.amountMinor })];
    case 'per_unit': {
      const units = price.prorate === true ? proratedUnits(usage) : larger(usage.units, NOTHING);
      return [timesPrice('units', units, { price: price.unitPriceMinor })];
    }
    case 'graduated':
      return graduatedSteps(price, usage);
    case 'volume':
      return volumeSteps(price, usage);
    case 'package':
      return packageSteps(price, usage);
    case 'tiered_package':
      return tieredPackageSteps(price, usage);
    case 'percentage':
      return percentageSteps(price, usage);
    case 'graduated_percentage':
      return graduatedPercentageSteps(price, usage);
  }
}
