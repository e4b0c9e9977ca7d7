import { type Decimal, divideHalfUp } from './decimal.ts';

/** An exact quotient in lowest terms; `below` is positive. Shares of time and of amounts stay exact until they are rounded. */
export interface Fraction {
  readonly above: bigint;
  readonly below: bigint;
}

/** Throws a RangeError when `below` is zero. */
export function fraction(above: bigint, below = 1n): Fraction {
  if (below === 0n) throw new RangeError('a fraction needs a divisor other than zero');
  const sign = below < 0n ? -1n : 1n;
  const shared = commonDivisor(above, below);
  return { above: (sign * above) / shared, below: (sign * below) / shared };
}

export const NOTHING: Fraction = { above: 0n, below: 1n };
export const WHOLE: Fraction = { above: 1n, below: 1n };

export const fromDecimal = ({ units, scale }: Decimal): Fraction => fraction(units, 10n ** BigInt(scale));

export const addFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.above * b.below + b.above * a.below, a.below * b.below);

export const subtractFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.above * b.below - b.above * a.below, a.below * b.below);

export const multiplyFractions = (a: Fraction, b: Fraction): Fraction => fraction(a.above * b.above, a.below * b.below);

/** Throws a RangeError when `b` is zero. */
export const divideFractions = (a: Fraction, b: Fraction): Fraction => fraction(a.above * b.below, a.below * b.above);

/** Negative when a is smaller, zero when they are equal. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.above * b.below - b.above * a.below;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The largest whole number that is not above the value: a remainder is never negative. */
export function floorFraction({ above, below }: Fraction): bigint {
  const rest = above % below;
  return (above - (rest < 0n ? rest + below : rest)) / below;
}

/** The smallest whole number that is not below the value. */
export const ceilingFraction = ({ above, below }: Fraction): bigint => -floorFraction({ above: -above, below });

/** The nearest whole number, half away from zero. */
export const roundFraction = ({ above, below }: Fraction): bigint => divideHalfUp(above, below);

/** The decimal with so many places nearest to it, half away from zero: 2/3 at 4 places is 0.6667. */
export const toDecimal = ({ above, below }: Fraction, places: number): Decimal => ({
  units: divideHalfUp(above * 10n ** BigInt(places), below),
  scale: places,
});

function commonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
