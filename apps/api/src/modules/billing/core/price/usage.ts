import {
  addFractions,
  type Fraction,
  multiplyFractions,
  NOTHING,
  subtractFractions,
  WHOLE,
} from '#lib/money/fraction.ts';
import { exact, larger } from './exact.ts';

/** One step of the quantity, in the order in which it happened. */
export interface UsageEntry {
  /** The event that it comes from; null for a level that was there before, or a plain quantity. */
  readonly eventId: string | null;
  /** Units that were added, or taken away when negative. */
  readonly units: Fraction;
  /** Share of the whole period from this step to the end of the window. */
  readonly share: Fraction;
}

/** A quantity as prices want it: how much, from which steps, over which share of the period. */
export interface Usage {
  readonly units: Fraction;
  readonly entries: readonly UsageEntry[];
  readonly share: Fraction;
}

/** A plain quantity (`"3"` or an exact fraction), for all of the period or for the given share of it. */
export function quantity(units: string | Fraction, share: Fraction = WHOLE): Usage {
  const value = typeof units === 'string' ? exact(units) : units;
  return { units: value, entries: [{ eventId: null, units: value, share }], share };
}

/** A step between two levels of which neither is below zero. */
export interface LevelStep {
  readonly from: Fraction;
  readonly to: Fraction;
  readonly share: Fraction;
}

/** The level before and after each step. More taken away than there was leaves nothing, never less than nothing. */
export function levelSteps(entries: readonly UsageEntry[]): LevelStep[] {
  let level = NOTHING;
  return entries.map(({ units, share }) => {
    const from = larger(level, NOTHING);
    level = addFractions(level, units);
    return { from, to: larger(level, NOTHING), share };
  });
}

/** Units weighed by the share of the period for which they were there. Exact; the source of usage-011 rounds up. */
export function proratedUnits(usage: Usage): Fraction {
  return levelSteps(usage.entries)
    .map(({ from, to, share }) => multiplyFractions(subtractFractions(to, from), share))
    .reduce(addFractions, NOTHING);
}
