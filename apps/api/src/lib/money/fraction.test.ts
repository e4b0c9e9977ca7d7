import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, decimalText } from './decimal.ts';
import {
  addFractions,
  ceilingFraction,
  compareFractions,
  divideFractions,
  floorFraction,
  fraction,
  fromDecimal,
  multiplyFractions,
  NOTHING,
  roundFraction,
  subtractFractions,
  toDecimal,
  WHOLE,
} from './fraction.ts';

const whole = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const any = fc.tuple(whole, fc.bigInt({ min: 1n, max: 10n ** 9n })).map(([above, below]) => fraction(above, below));

describe('a fraction', () => {
  it('is kept in lowest terms with a positive divisor', () => {
    expect(fraction(-6n, -4n)).toEqual({ above: 3n, below: 2n });
    expect(fraction(6n, -4n)).toEqual({ above: -3n, below: 2n });
    expect(fraction(0n, 7n)).toEqual(NOTHING);
    expect(() => fraction(1n, 0n)).toThrow(RangeError);
  });

  it('lies between the whole numbers below and above it, also below zero', () => {
    fc.assert(
      fc.property(any, (value) => {
        const [below, above] = [floorFraction(value), ceilingFraction(value)];
        expect(compareFractions(fraction(below), value)).toBeLessThanOrEqual(0);
        expect(compareFractions(fraction(above), value)).toBeGreaterThanOrEqual(0);
        expect(above - below).toBe(value.below === 1n ? 0n : 1n);
      }),
    );
  });

  it('takes back exactly what was added, and divides what was multiplied', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(subtractFractions(addFractions(a, b), b)).toEqual(a);
        if (b.above !== 0n) expect(divideFractions(multiplyFractions(a, b), b)).toEqual(a);
      }),
    );
  });

  it('has thirds that sum to the whole, where decimals do not', () => {
    const third = fraction(1n, 3n);
    expect(addFractions(addFractions(third, third), third)).toEqual(WHOLE);
  });

  it('is ordered like the numbers that it stands for', () => {
    expect(compareFractions(fraction(1n, 3n), fraction(33n, 100n))).toBe(1);
    expect(compareFractions(fraction(-1n, 3n), fraction(1n, 3n))).toBe(-1);
    expect(compareFractions(fraction(2n, 6n), fraction(1n, 3n))).toBe(0);
  });

  it('is rounded once, half away from zero', () => {
    expect(roundFraction(fraction(5n, 2n))).toBe(3n);
    expect(roundFraction(fraction(-5n, 2n))).toBe(-3n);
    expect(decimalText(toDecimal(fraction(2n, 3n), 4))).toBe('0.6667');
    expect(fromDecimal(decimal('0.125'))).toEqual(fraction(1n, 8n));
  });
});
