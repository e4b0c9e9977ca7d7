import { decimal, decimalText, multiplyDecimals } from '#lib/money/decimal.ts';
import {
  addFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  NOTHING,
  subtractFractions,
  WHOLE,
} from '#lib/money/fraction.ts';
import { exact, isPositive, larger, smaller } from './exact.ts';
import type { GraduatedPercentagePrice, PercentagePrice } from './price-model.ts';
import { type PriceStep, timesPrice } from './price-step.ts';
import { placed, unitsIn } from './tiers.ts';
import type { Usage } from './usage.ts';

/** What one transaction adds to each part of the amount. */
interface Transaction {
  readonly freeUnits: Fraction;
  readonly chargedUnits: Fraction;
  readonly isFree: boolean;
  /** What the bounds of a transaction add to its cost, or take from it when negative. */
  readonly correction: Fraction;
}

/**
 * A share of each transaction's value plus a fixed amount for each that is not free. Free units are consumed in event
 * order; a transaction that they cover only in part is charged for the rest and its fixed amount (usage-005). A negative
 * transaction takes its share back, but frees nothing and knows no minimum.
 */
export function percentageSteps(price: PercentagePrice, usage: Usage): PriceStep[] {
  const unitPrice = shareOfValue(price.rate, price.unitValueMinor);
  const all = transactions(price, unitPrice, usage);
  const sum = (part: (one: Transaction) => Fraction) => all.map(part).reduce(addFractions, NOTHING);
  const charged = fraction(BigInt(all.filter(({ isFree }) => !isFree).length));
  const free = sum(({ freeUnits }) => freeUnits);
  const steps: PriceStep[] = [];
  if (isPositive(free)) steps.push(timesPrice('free_units', free, { price: '0' }));
  steps.push(
    timesPrice(
      'percentage',
      sum(({ chargedUnits }) => chargedUnits),
      { price: unitPrice },
    ),
  );
  if (price.fixedMinor !== undefined) steps.push(timesPrice('fixed_per_event', charged, { price: price.fixedMinor }));
  return [...steps, ...corrections(all)];
}

/** A share of the summed value, by tier, with each tier's flat amount when it is reached (usage-007). */
export function graduatedPercentageSteps(price: GraduatedPercentagePrice, usage: Usage): PriceStep[] {
  const units = larger(usage.units, NOTHING);
  return placed(price.tiers).flatMap((place) => {
    const { tier, number } = place;
    const counted = unitsIn(place, units);
    const at = { price: shareOfValue(tier.rate, price.unitValueMinor), tier: number };
    const steps = isPositive(counted) ? [timesPrice('tier_percentage', counted, at)] : [];
    if (tier.flatMinor !== undefined && (isPositive(counted) || (number === 1 && price.flatAtZero === true)))
      steps.push(timesPrice('tier_flat', WHOLE, { price: tier.flatMinor, tier: number }));
    return steps;
  });
}

function transactions(price: PercentagePrice, unitPrice: string, usage: Usage): Transaction[] {
  const hasFree = price.freeUnits !== undefined || price.freeEvents !== undefined;
  let unitsLeft: Fraction | null = price.freeUnits === undefined ? null : exact(price.freeUnits);
  let eventsLeft = price.freeEvents ?? usage.entries.length;
  return usage.entries.map(({ units }) => {
    const value = larger(units, NOTHING);
    const mayBeFree = hasFree && eventsLeft > 0;
    const freeUnits = !mayBeFree ? NOTHING : unitsLeft === null ? value : smaller(value, unitsLeft);
    const isUsedUp = unitsLeft !== null && !isPositive(unitsLeft);
    const chargedUnits = subtractFractions(units, freeUnits);
    const isFree = mayBeFree && !isUsedUp && units.above >= 0n && !isPositive(chargedUnits);
    eventsLeft -= 1;
    if (unitsLeft !== null) unitsLeft = subtractFractions(unitsLeft, freeUnits);
    const isBound = !isFree && isPositive(units);
    return {
      freeUnits,
      chargedUnits,
      isFree,
      correction: isBound ? correction(price, unitPrice, chargedUnits) : NOTHING,
    };
  });
}

function correction(price: PercentagePrice, unitPrice: string, chargedUnits: Fraction): Fraction {
  const cost = addFractions(multiplyFractions(chargedUnits, exact(unitPrice)), exact(price.fixedMinor ?? '0'));
  const raised = price.minimumMinor === undefined ? cost : larger(cost, exact(price.minimumMinor));
  const bound = price.maximumMinor === undefined ? raised : smaller(raised, exact(price.maximumMinor));
  return subtractFractions(bound, cost);
}

/** What the minimum added in all, and what the maximum took. */
function corrections(all: readonly Transaction[]): PriceStep[] {
  const raised = all.map((one) => one.correction).filter(isPositive);
  const lowered = all.map((one) => one.correction).filter(({ above }) => above < 0n);
  const step = (rule: 'transaction_minimum' | 'transaction_maximum', parts: readonly Fraction[]): PriceStep[] =>
    parts.length === 0
      ? []
      : [
          {
            rule,
            tier: null,
            units: fraction(BigInt(parts.length)),
            unitPriceMinor: null,
            amount: parts.reduce(addFractions, NOTHING),
          },
        ];
  return [...step('transaction_minimum', raised), ...step('transaction_maximum', lowered)];
}

const shareOfValue = (rate: string, unitValueMinor: string): string =>
  decimalText(multiplyDecimals(decimal(rate), decimal(unitValueMinor)));
