import {
  addFractions,
  compareFractions,
  type Fraction,
  floorFraction,
  fraction,
  NOTHING,
  roundFraction,
  subtractFractions,
} from '#lib/money/fraction.ts';

export const sum = (amounts: Iterable<bigint>): bigint => {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
};

export const sumOfFractions = (list: Iterable<Fraction>): Fraction => {
  let total = NOTHING;
  for (const one of list) total = addFractions(total, one);
  return total;
};

export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

const UNEVEN = 'the total is not the rounded sum of the shares';

/**
 * Whole minor units next to exact shares, such that they sum exactly to `total`: the largest remainders get the units that
 * rounding down leaves, the earlier of equal ones first. `total` is the rounded sum of the shares.
 */
export function spread(total: bigint, shares: readonly Fraction[]): bigint[] {
  const [only] = shares;
  if (only !== undefined && shares.length === 1) {
    const off = subtractFractions(fraction(total), only);
    if (off.above >= off.below || -off.above >= off.below) throw new RangeError(UNEVEN);
    return [total];
  }
  const parts = shares.map((share, position) => {
    const whole = floorFraction(share);
    return { position, whole, rest: { above: share.above - whole * share.below, below: share.below } };
  });
  let left = total - sum(parts.map(({ whole }) => whole));
  if (left < 0n || left > BigInt(parts.length)) throw new RangeError(UNEVEN);
  const order = [...parts].sort((a, b) => {
    const difference = compareFractions(b.rest, a.rest);
    return difference === 0 ? a.position - b.position : difference;
  });
  for (const part of order) {
    if (left === 0n) break;
    part.whole += 1n;
    left -= 1n;
  }
  return parts.map(({ whole }) => whole);
}

/** The shares rounded to a whole in sum, then spread. */
export const spreadRounded = (shares: readonly Fraction[]): bigint[] =>
  spread(roundFraction(sumOfFractions(shares)), shares);
