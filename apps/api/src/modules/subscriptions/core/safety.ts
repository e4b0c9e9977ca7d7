import type { StopReason } from '@panel1/shared-types';

/** Renewals, and the prices of one period of each together, in minor units. */
export interface Renewals {
  count: number;
  minor: bigint;
}

/** A day of the daily run in one currency. */
export interface DayFigures {
  currency: string;
  /** What the index of what is due promised for the day, the day before; what was left over included. */
  predicted: Renewals;
  /** What earlier runs of the day have billed. */
  billed: Renewals;
  /** What staff said is meant, beside what was promised. */
  confirmed: Renewals;
  /** What this run would bill. */
  due: Renewals;
}

/** What a day bills in all, as far as nobody has confirmed it. */
const asked = ({ billed, due, confirmed }: DayFigures): Renewals => ({
  count: Math.max(0, billed.count + due.count - confirmed.count),
  minor: billed.minor + due.minor > confirmed.minor ? billed.minor + due.minor - confirmed.minor : 0n,
});

/**
 * Why a run must not go on by itself: it is so many times larger or smaller than was promised, in renewals or in the money
 * of one currency; null: it may. Small runs always may. A run over less is asked about before the first invoice of the
 * day only: from then on it is what is left.
 */
export function runStop(day: readonly DayFigures[], of: { factor: number; least: number }): StopReason | null {
  const sum = (pick: (figures: DayFigures) => number) => day.reduce((total, one) => total + pick(one), 0);
  if (sum(({ due }) => due.count) === 0) return null;
  const total = sum((one) => asked(one).count);
  const predicted = sum((one) => one.predicted.count);
  const factor = BigInt(of.factor);
  const isMore = total >= of.least && total > of.factor * predicted;
  if (isMore || day.some((one) => asked(one).count >= of.least && asked(one).minor > factor * one.predicted.minor))
    return 'more_than_predicted';
  if (day.some(({ billed, confirmed }) => billed.count + confirmed.count > 0)) return null;
  const isLess = predicted >= of.least && predicted > of.factor * total;
  if (isLess || day.some((one) => one.predicted.count >= of.least && one.predicted.minor > factor * asked(one).minor))
    return 'less_than_predicted';
  return null;
}

/** A clock, and one that goes evenly beside it: the machine's own count of seconds, or another machine's clock. */
export interface ClockReading {
  wallMs: number;
  steadyMs: number;
}

/** More than a clock may be off without anybody being asked. */
const JUMP_SECONDS = 300;

/** The seconds by which a clock is off, where that is more than five minutes; null: it is not. */
export const asJump = (seconds: number): number | null => (Math.abs(seconds) > JUMP_SECONDS ? seconds : null);

/** By how many seconds a clock jumped between two readings, back below zero; null where by five minutes at most. */
export const clockJump = (before: ClockReading, now: ClockReading): number | null =>
  asJump(Math.round((now.wallMs - before.wallMs - (now.steadyMs - before.steadyMs)) / 1000));

/** True for an amount far above the largest that a client was billed of late; without history there is nothing to compare. */
export function isFarAbove(totalMinor: bigint, usualMinor: bigint | null, of: { factor: number; leastMinor: bigint }) {
  return usualMinor !== null && totalMinor >= of.leastMinor && totalMinor > BigInt(of.factor) * usualMinor;
}
