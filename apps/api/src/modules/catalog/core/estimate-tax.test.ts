import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '#lib/money/money.ts';
import { estimateTax } from './estimate-tax.ts';

const vat = { name: 'VAT', rate: '0.190000000000' };
const of = (isTaxInclusive: boolean) => ({ currency: 'EUR', isTaxInclusive });

describe('the tax of a quote', () => {
  it('is added to prices without tax and taken out of prices with it', () => {
    const amounts = [{ amount: money(1000n, 'EUR'), tax: vat }];
    expect(estimateTax(amounts, of(false))).toMatchObject({ tax: { minor: 190n }, total: { minor: 1190n } });
    expect(estimateTax(amounts, of(true))).toMatchObject({ net: { minor: 840n }, tax: { minor: 160n } });
  });

  it('is rounded once per rate, not once per item', () => {
    const amounts = Array.from({ length: 3 }, () => ({ amount: money(1n, 'EUR'), tax: { name: 'x', rate: '0.2' } }));
    expect(estimateTax(amounts, of(false)).tax.minor).toBe(1n);
  });

  it('leaves what has no rate untaxed', () => {
    expect(estimateTax([{ amount: money(500n, 'EUR'), tax: null }], of(false))).toMatchObject({
      total: { minor: 500n },
    });
  });

  it('and the net amount always make the total', () => {
    const amount = fc.record({
      minor: fc.bigInt(0n, 10n ** 12n),
      rate: fc.constantFrom('0', '0.005', '0.07', '0.19', '0.255'),
    });
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 20 }), fc.boolean(), (amounts, isTaxInclusive) => {
        const result = estimateTax(
          amounts.map(({ minor, rate }) => ({ amount: money(minor, 'EUR'), tax: { name: 'VAT', rate } })),
          of(isTaxInclusive),
        );
        expect(result.net.minor + result.tax.minor).toBe(result.total.minor);
        expect(result.taxes.reduce((sum, one) => sum + one.tax.minor, 0n)).toBe(result.tax.minor);
      }),
    );
  });
});
