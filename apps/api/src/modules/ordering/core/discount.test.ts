import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '#lib/money/money.ts';
import { discountOf } from './discount.ts';

const eur = (minor: bigint) => money(minor, 'EUR');

describe('the discount on an item', () => {
  it('is a part of what is due, rounded to the minor unit', () => {
    expect(discountOf(eur(999n), { kind: 'percent', percent: '12.5' }).minor).toBe(125n);
    expect(discountOf(eur(999n), { kind: 'amount', amountMinor: '99' }).minor).toBe(99n);
    expect(discountOf(eur(999n), undefined).minor).toBe(0n);
  });

  it('is never more than what is due, and never negative', () => {
    expect(() => discountOf(eur(100n), { kind: 'amount', amountMinor: '101' })).toThrow('request.invalid');
    expect(() => discountOf(eur(100n), { kind: 'percent', percent: '100.1' })).toThrow('request.invalid');
    expect(() => discountOf(eur(100n), { kind: 'percent', percent: '-5' })).toThrow('request.invalid');
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), fc.integer({ min: 0, max: 100 }), (due, percent) => {
        const { minor } = discountOf(eur(due), { kind: 'percent', percent: String(percent) });
        expect(minor >= 0n && minor <= due).toBe(true);
      }),
    );
  });
});
