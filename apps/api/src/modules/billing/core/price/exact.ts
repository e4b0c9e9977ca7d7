import { decimal, decimalText } from '#lib/money/decimal.ts';
import { compareFractions, type Fraction, fromDecimal } from '#lib/money/fraction.ts';

/** The exact value of a decimal text such as `"4.4556"`; throws a RangeError for anything else. */
export const exact = (text: string): Fraction => fromDecimal(decimal(text));

/** The same for text from outside: null where it is not a decimal. */
export function exactOrNull(text: string): Fraction | null {
  try {
    return exact(text);
  } catch {
    return null;
  }
}

export const smaller = (a: Fraction, b: Fraction): Fraction => (compareFractions(a, b) <= 0 ? a : b);

export const larger = (a: Fraction, b: Fraction): Fraction => (compareFractions(a, b) >= 0 ? a : b);

export const isPositive = ({ above }: Fraction): boolean => above > 0n;

/**
 * The value without loss: a decimal where it has one (`"39.516"`), else the quotient (`"299/31"`). For stored
 * explanations, which must say what was computed and not what it looks like.
 */
export function exactText({ above, below }: Fraction): string {
  let scale = 0;
  for (let unit = 1n; unit % below !== 0n; unit *= 10n, scale += 1)
    if (scale > bitLength(below)) return `${above}/${below}`;
  return decimalText({ units: (above * 10n ** BigInt(scale)) / below, scale });
}

/** A finite decimal needs at most as many places as its divisor has bits. */
const bitLength = (value: bigint): number => value.toString(2).length;
