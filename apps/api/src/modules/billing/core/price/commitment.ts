import { type Fraction, fraction, multiplyFractions, roundFraction } from '#lib/money/fraction.ts';
import type { Period } from '../time/periods.ts';

/** A net amount before discounts with the service days that it is for. */
export interface CountedFee {
  readonly id: string;
  readonly amountMinor: bigint;
  readonly period: Period;
}

export interface Commitment {
  /** What a whole period must bring, net, in minor units. */
  readonly commitmentMinor: bigint;
  /** The service period, or the part of one that was served. */
  readonly period: Period;
  /** Share of a whole period that `period` is: 25/28 when the service began on the fourth day. */
  readonly share: Fraction;
  readonly fees: readonly CountedFee[];
}

export interface TrueUp {
  /** The line that is missing to the commitment; 0 when the fees reach it. */
  readonly amountMinor: bigint;
  /** The commitment for this share of a period, rounded once. */
  readonly requiredMinor: bigint;
  /** Sum of the fees that count. */
  readonly countedMinor: bigint;
  readonly countedIds: readonly string[];
}

/**
 * What is missing to a minimum commitment. Only fees for days of the same service period count, whichever invoice they
 * stand on: on one invoice the usage of last month and the advance fee of this one belong to two commitments. The
 * commitment is rounded for the share of the period, half away from zero; fees above it are not carried over.
 */
export function trueUp({ commitmentMinor, period, share, fees }: Commitment): TrueUp {
  if (commitmentMinor < 0n || share.above < 0n) throw new RangeError('a commitment and its share are not negative');
  const counted = fees.filter((fee) => isWithin(fee.period, period));
  const countedMinor = counted.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const requiredMinor = roundFraction(multiplyFractions(fraction(commitmentMinor), share));
  const missing = requiredMinor - countedMinor;
  return {
    amountMinor: missing > 0n ? missing : 0n,
    requiredMinor,
    countedMinor,
    countedIds: counted.map(({ id }) => id),
  };
}

function isWithin(part: Period, whole: Period): boolean {
  const { compare } = Temporal.PlainDate;
  return compare(whole.start, part.start) <= 0 && compare(part.end, whole.end) <= 0;
}
