import { compareFractions } from '#lib/money/fraction.ts';
import { exact, exactOrNull } from './exact.ts';
import type { Price } from './price-model.ts';

/** What can be wrong with a price; the codes are for forms and stories. */
export type PriceProblem =
  | 'not_a_decimal'
  | 'negative'
  | 'size_not_positive'
  | 'no_tiers'
  | 'bounds_not_rising'
  | 'last_tier_bounded'
  | 'minimum_above_maximum'
  | 'free_events_not_whole';

/** Throws a RangeError that names the first problem of a price. */
export function checkPrice(price: Price): void {
  const [first] = priceProblems(price);
  if (first !== undefined) throw new RangeError(`a price of model ${price.model} cannot be used: ${first}`);
}

/**
 * Everything that is wrong with a price, none for one that priceOf takes: numbers are decimals and not negative, blocks
 * have a size, bounds rise from zero and the last tier has none.
 */
export function priceProblems(price: Price): PriceProblem[] {
  const problems = numberProblems(price);
  if ('tiers' in price && !problems.includes('not_a_decimal')) problems.push(...boundProblems(price.tiers));
  if (price.model === 'percentage') {
    const { freeEvents, minimumMinor, maximumMinor } = price;
    if (freeEvents !== undefined && (!Number.isSafeInteger(freeEvents) || freeEvents < 0))
      problems.push('free_events_not_whole');
    if (minimumMinor !== undefined && maximumMinor !== undefined && problems.length === 0)
      if (compareFractions(exact(minimumMinor), exact(maximumMinor)) > 0) problems.push('minimum_above_maximum');
  }
  return [...new Set(problems)];
}

function numberProblems(price: Price): PriceProblem[] {
  const problems: PriceProblem[] = [];
  for (const text of numbersOf(price)) {
    const value = exactOrNull(text);
    if (value === null) problems.push('not_a_decimal');
    else if (value.above < 0n) problems.push('negative');
  }
  for (const size of sizesOf(price)) if (exactOrNull(size)?.above === 0n) problems.push('size_not_positive');
  return problems;
}

function boundProblems(tiers: readonly { readonly upTo: string | null }[]): PriceProblem[] {
  const last = tiers.at(-1);
  if (last === undefined) return ['no_tiers'];
  const problems: PriceProblem[] = last.upTo === null ? [] : ['last_tier_bounded'];
  let lower = exact('0');
  for (const { upTo } of tiers.slice(0, -1)) {
    if (upTo === null || compareFractions(exact(upTo), lower) <= 0) return [...problems, 'bounds_not_rising'];
    lower = exact(upTo);
  }
  return problems;
}

const given = (texts: readonly (string | null | undefined)[]): string[] =>
  texts.filter((text) => text !== undefined && text !== null);

function numbersOf(price: Price): string[] {
  switch (price.model) {
    case 'flat':
      return [price.amountMinor];
    case 'per_unit':
      return [price.unitPriceMinor];
    case 'graduated':
    case 'volume':
      return price.tiers.flatMap(({ upTo, unitPriceMinor, flatMinor }) => given([upTo, unitPriceMinor, flatMinor]));
    case 'package':
      return given([price.size, price.blockPriceMinor, price.freeUnits]);
    case 'tiered_package': {
      const tiers = price.tiers.flatMap(({ upTo, size, blockPriceMinor }) => given([upTo, size, blockPriceMinor]));
      return [...tiers, ...given([price.freeUnits])];
    }
    case 'percentage': {
      const { rate, unitValueMinor, fixedMinor, freeUnits, minimumMinor, maximumMinor } = price;
      return given([rate, unitValueMinor, fixedMinor, freeUnits, minimumMinor, maximumMinor]);
    }
    case 'graduated_percentage': {
      const tiers = price.tiers.flatMap(({ upTo, rate, flatMinor }) => given([upTo, rate, flatMinor]));
      return [price.unitValueMinor, ...tiers];
    }
  }
}

function sizesOf(price: Price): string[] {
  if (price.model === 'package') return [price.size];
  return price.model === 'tiered_package' ? price.tiers.map(({ size }) => size) : [];
}
