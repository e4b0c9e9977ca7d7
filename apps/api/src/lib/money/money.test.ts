import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDecimals, decimal, decimalText, divideHalfUp, multiplyDecimals, roundHalfUp } from './decimal.ts';
import { add, allocate, money, multiply, subtract, toWire } from './money.ts';

const minor = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const weights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 40 })
  .filter((list) => list.some((weight) => weight > 0n));

describe('money', () => {
  it('split by weights sums exactly to the whole, and no part is off by a whole minor unit', () => {
    fc.assert(
      fc.property(minor, weights, (amount, list) => {
        const parts = allocate(money(amount, 'EUR'), list);
        const total = list.reduce((a, b) => a + b, 0n);
        expect(parts.reduce((sum, part) => sum + part.minor, 0n)).toBe(amount);
        for (const [index, part] of parts.entries()) {
          const off = part.minor * total - amount * (list[index] ?? 0n);
          expect(off < 0n ? -off : off).toBeLessThan(total);
        }
      }),
    );
  });

  it('gives the unit that is left over to the earlier of equal parts', () => {
    expect(allocate(money(100n, 'EUR'), [1n, 1n, 1n]).map((part) => part.minor)).toEqual([34n, 33n, 33n]);
    expect(allocate(money(-100n, 'EUR'), [1n, 1n, 1n]).map((part) => part.minor)).toEqual([-34n, -33n, -33n]);
  });

  it('cannot be split by nothing or by a negative weight', () => {
    expect(() => allocate(money(1n, 'EUR'), [0n, 0n])).toThrow(RangeError);
    expect(() => allocate(money(1n, 'EUR'), [2n, -1n])).toThrow(RangeError);
  });

  it('of two currencies is never mixed, and an unknown currency is refused', () => {
    expect(() => add(money(1n, 'EUR'), money(1n, 'USD'))).toThrow(RangeError);
    expect(() => subtract(money(1n, 'EUR'), money(1n, 'JPY'))).toThrow(RangeError);
    expect(() => money(1n, 'XXX')).toThrow(RangeError);
  });

  it('times an exact factor is rounded half away from zero, once', () => {
    expect(multiply(money(250n, 'EUR'), decimal('0.19')).minor).toBe(48n);
    expect(multiply(money(-250n, 'EUR'), decimal('0.19')).minor).toBe(-48n);
    expect(multiply(money(5n, 'JPY'), decimal('0.1')).minor).toBe(1n);
  });

  it('travels as a string of minor units', () => {
    expect(toWire(money(1050n, 'KWD'))).toEqual({ amountMinor: '1050', currency: 'KWD' });
  });
});

describe('an exact decimal', () => {
  const text = fc.tuple(minor, fc.nat({ max: 12 })).map(([units, scale]) => decimalText({ units, scale }));

  it('is read and written without loss', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(decimalText(decimal(written))).toBe(written);
      }),
    );
    expect(() => decimal('1e3')).toThrow(RangeError);
    expect(() => decimal('1,5')).toThrow(RangeError);
  });

  it('adds and multiplies exactly, where floats do not', () => {
    expect(decimalText(addDecimals(decimal('0.1'), decimal('0.2')))).toBe('0.3');
    expect(decimalText(multiplyDecimals(decimal('1.1'), decimal('-1.1')))).toBe('-1.21');
  });

  it('is rounded half away from zero', () => {
    expect(['0.5', '-0.5', '1.49', '-1.5', '2.5'].map((one) => roundHalfUp(decimal(one)))).toEqual([
      1n,
      -1n,
      1n,
      -2n,
      3n,
    ]);
    fc.assert(
      fc.property(minor, fc.bigInt({ min: 1n, max: 10n ** 6n }), (dividend, divisor) => {
        const off = 2n * (divideHalfUp(dividend, divisor) * divisor - dividend);
        expect(off < 0n ? -off : off).toBeLessThanOrEqual(divisor);
      }),
    );
  });
});
