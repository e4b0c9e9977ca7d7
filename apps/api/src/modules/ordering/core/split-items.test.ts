import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '#lib/money/money.ts';
import { splitAmount, unitsOf } from './split-items.ts';

describe('the items of an order', () => {
  it('are one per unit of what is set up, and one for all units of a one-off service', () => {
    expect(unitsOf(['server'], 3)).toEqual([1, 1, 1]);
    expect(unitsOf(['one_off', 'hosting_account'], 2)).toEqual([1, 1]);
    expect(unitsOf(['one_off'], 3)).toEqual([3]);
  });

  it('share an amount without losing or making a minor unit', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), fc.integer({ min: 1, max: 100 }), (minor, quantity) => {
        const parts = splitAmount(money(minor, 'EUR'), unitsOf(['server'], quantity));
        expect(parts.reduce((sum, part) => sum + part.minor, 0n)).toBe(minor);
        expect(parts.every((part) => part.minor >= 0n)).toBe(true);
      }),
    );
  });
});
