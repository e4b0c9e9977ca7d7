import { describe, expect, test } from 'vitest';
import { draftOf, emptyDraft, priceOf, shifted } from '../lib/price-draft.ts';

describe('a price while it is typed', () => {
  test.each([
    { model: 'per_unit', unitPriceMinor: '0.4', prorate: true },
    { model: 'flat', amountMinor: '500' },
    {
      model: 'graduated',
      tiers: [
        { upTo: '10', unitPriceMinor: '0' },
        { upTo: null, unitPriceMinor: '50', flatMinor: '100' },
      ],
    },
    {
      model: 'tiered_package',
      charge: 'reached_tier',
      tiers: [
        { upTo: '5', size: '2', blockPriceMinor: '7' },
        { upTo: null, size: '3', blockPriceMinor: '9' },
      ],
    },
    { model: 'percentage', rate: '0.029', unitValueMinor: '1', fixedMinor: '30', freeEvents: 10 },
    {
      model: 'graduated_percentage',
      unitValueMinor: '100',
      tiers: [
        { upTo: '1000', rate: '0.01' },
        { upTo: null, rate: '0.005' },
      ],
    },
  ] as const)('is the stored $model when nothing is changed', (price) => {
    expect(priceOf(draftOf(price as never))).toEqual(price);
  });

  test('is none while something is missing', () => {
    expect(priceOf(emptyDraft('graduated'))).toBeNull();
    expect(priceOf({ ...emptyDraft('per_unit'), values: { unitPriceMinor: 'invalid' } })).toBeNull();
  });

  test.each([
    ['2.9', -2, '0.029'],
    ['0.029', 2, '2.9'],
    ['100', -2, '1'],
    ['1', 2, '100'],
    ['0', -2, '0'],
    ['12.345', -2, '0.12345'],
  ])('%s moved by %d is %s', (text, by, expected) => {
    expect(shifted(text, by)).toBe(expected);
  });
});
