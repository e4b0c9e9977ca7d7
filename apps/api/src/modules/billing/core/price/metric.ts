import {
  ceilingFraction,
  type Fraction,
  floorFraction,
  fraction,
  multiplyFractions,
  roundFraction,
} from '#lib/money/fraction.ts';

/** To how many decimals units are rounded before they are priced; a negative precision rounds to tens or hundreds. */
export interface MetricRounding {
  readonly mode: 'round' | 'ceil' | 'floor';
  readonly precision: number;
}

/** What of the events of a window is billed. */
export interface Metric {
  /**
   * `sum` and `max` of the values, `count` of the events, `unique` things that are there at the end (added and not
   * removed), the `latest` value, or `weighted`: the level after each event times the share of the period it lasted.
   */
  readonly aggregation: 'sum' | 'count' | 'max' | 'unique' | 'latest' | 'weighted';
  /** The property that events carry it in; null for the event's value. */
  readonly property: string | null;
  /** The level goes on from one window to the next, and counts by days where the price is prorated. */
  readonly recurring: boolean;
  readonly rounding: MetricRounding | null;
}

export type MetricProblem = 'cannot_recur' | 'bad_precision';

const MAX_PRECISION = 12;

/** Everything that is wrong with a metric: single events and their highest have no level that could go on. */
export function metricProblems({ aggregation, recurring, rounding }: Metric): MetricProblem[] {
  const problems: MetricProblem[] = [];
  if (recurring && (aggregation === 'count' || aggregation === 'max')) problems.push('cannot_recur');
  if (rounding !== null && (!Number.isSafeInteger(rounding.precision) || Math.abs(rounding.precision) > MAX_PRECISION))
    problems.push('bad_precision');
  return problems;
}

/** Units rounded by the rule of their metric: half away from zero, up or down (towards minus infinity). */
export function roundUnits(units: Fraction, { mode, precision }: MetricRounding): Fraction {
  const unit = precision >= 0 ? fraction(1n, 10n ** BigInt(precision)) : fraction(10n ** BigInt(-precision));
  const scaled = multiplyFractions(units, fraction(unit.below, unit.above));
  const whole =
    mode === 'round' ? roundFraction(scaled) : mode === 'ceil' ? ceilingFraction(scaled) : floorFraction(scaled);
  return multiplyFractions(fraction(whole), unit);
}
