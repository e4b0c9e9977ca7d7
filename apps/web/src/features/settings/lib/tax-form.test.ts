import { describe, expect, it } from 'vitest';
import { taxFormOf, taxInputOf } from './tax-form.ts';

const saved = {
  chargesTax: true,
  isSmallBusiness: false,
  hasOneStopShop: true,
  usesThreshold: true,
  accountingCurrency: null,
  exchangeRateSource: 'manual' as const,
  calculators: [],
  recheckDays: 90,
  salesElsewhere: [
    { year: 2024, netMinor: '100' },
    { year: 2026, netMinor: '5000' },
  ],
  registrations: [{ country: 'CH', number: 'CHE-1', from: '2024-01-01', until: null, chargesBusinesses: true }],
};

describe('the tax form', () => {
  it('gives back what it was given when nothing is changed', () => {
    expect(taxInputOf(taxFormOf(saved, 2026), saved, 2026)).toEqual(saved);
  });

  it('keeps sales of years that it does not show', () => {
    const values = { ...taxFormOf(saved, 2026), elsewhereLastYear: '700', elsewhereThisYear: '' };
    expect(taxInputOf(values, saved, 2026).salesElsewhere).toEqual([
      { year: 2024, netMinor: '100' },
      { year: 2025, netMinor: '700' },
    ]);
  });
});
