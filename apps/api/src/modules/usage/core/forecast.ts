import { divideFractions, type Fraction } from '#lib/money/fraction.ts';
import type { Metric } from '#modules/billing/core/index.ts';

/**
 * What a period will come to when it goes on as it did. What adds up (sums and counts of the period) grows in proportion
 * to time: units so far divided by the share of the period that has passed. Highest and last values, things that are
 * there, and levels that go on stay as they are. `elapsed`: share of the period up to now; nothing has passed when zero.
 */
export function forecastUnits(
  { aggregation, recurring }: Metric,
  of: { units: Fraction; elapsed: Fraction },
): Fraction {
  const addsUp = !recurring && (aggregation === 'sum' || aggregation === 'count');
  if (!addsUp || of.elapsed.above <= 0n) return of.units;
  return divideFractions(of.units, of.elapsed);
}

/** An amount that grows with time, such as that of transactions which each have a price. */
export const forecastAmount = (exactMinor: Fraction, elapsed: Fraction): Fraction =>
  elapsed.above <= 0n ? exactMinor : divideFractions(exactMinor, elapsed);
