import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '#lib/money/decimal.ts';
import { lineAmount } from './document/rounding.ts';
import { taxedLines } from './document/taxed-lines.ts';
import { amountsOf, type TaxRate, taxTotals } from './line-amounts.ts';
import { NO_TAX, type TaxTerms } from './tax/terms.ts';

interface PricedLine {
  quantity: string;
  unitPriceMinor: string;
  tax: TaxRate | null;
}

const TERMS: TaxTerms = {
  chargesTax: true,
  seller: {
    country: 'DE',
    postcode: null,
    isSmallBusiness: false,
    hasOneStopShop: false,
    isUnderThreshold: false,
    registrations: [],
  },
  buyer: {
    country: 'DE',
    postcode: null,
    isBusiness: false,
    vatId: { status: 'none', country: null },
    exemption: null,
  },
  rates: [],
  on: Temporal.PlainDate.from('2026-11-23'),
};

/** Amounts of lines whose taxes are given. */
function invoiceAmounts(lines: readonly PricedLine[], pricesIncludeTax: boolean) {
  const untaxed = lines.map(({ quantity, unitPriceMinor, tax }) => ({
    amountMinor: lineAmount({ quantity: decimal(quantity), unitPriceMinor: decimal(unitPriceMinor) }),
    taxCategory: 'standard',
    corrects: { ...NO_TAX, tax: tax === null ? NO_TAX.tax : { category: 'S' as const, components: [tax] } },
  }));
  return amountsOf(taxedLines({ ...TERMS, pricesIncludeTax }, untaxed).totals);
}

const VAT = { name: 'VAT', rate: '0.19' };

const decimalText = (max: number, decimals: number) =>
  fc
    .tuple(fc.integer({ min: -max, max }), fc.integer({ min: 0, max: 10 ** decimals - 1 }))
    .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(decimals, '0')}`);

const anyLine: fc.Arbitrary<PricedLine> = fc.record({
  quantity: decimalText(1000, 3),
  unitPriceMinor: decimalText(1_000_000, 4),
  tax: fc.option(
    fc.record({ name: fc.constantFrom('VAT', 'GST'), rate: fc.constantFrom('0', '0.005', '0.07', '0.19', '0.2125') }),
    { nil: null },
  ),
});

describe('invoice amounts', () => {
  it('add tax on top of exclusive prices and find it inside inclusive ones', () => {
    const lines = [{ quantity: '1', unitPriceMinor: '1000', tax: VAT }];
    expect(invoiceAmounts(lines, false)).toMatchObject({ netMinor: 1000n, taxMinor: 190n, totalMinor: 1190n });
    const inclusive = [{ quantity: '1', unitPriceMinor: '1190', tax: VAT }];
    expect(invoiceAmounts(inclusive, true)).toMatchObject({ netMinor: 1000n, taxMinor: 190n, totalMinor: 1190n });
  });

  it('round tax once per rate, not per line', () => {
    // 3 x 0.05: per line 0.0095 rounds to 0.01 each (0.03); over all 0.0285 rounds to 0.03. 10 lines tell them apart.
    const lines = Array.from({ length: 10 }, () => ({ quantity: '1', unitPriceMinor: '3', tax: VAT }));
    const amounts = invoiceAmounts(lines, false);
    expect(amounts.taxMinor).toBe(6n);
    expect(amounts.lines.filter((line) => line.taxMinor === 1n)).toHaveLength(6);
  });

  it('take a quantity of many decimals exactly: 720.5 hours at 0.4 cents are 288 cents', () => {
    expect(invoiceAmounts([{ quantity: '720.5', unitPriceMinor: '0.4', tax: null }], false).totalMinor).toBe(288n);
  });

  it('round half away from zero, discounts too', () => {
    expect(invoiceAmounts([{ quantity: '1', unitPriceMinor: '0.5', tax: null }], false).netMinor).toBe(1n);
    expect(invoiceAmounts([{ quantity: '-1', unitPriceMinor: '0.5', tax: null }], false).netMinor).toBe(-1n);
  });

  it('give a tax of 0.5 % on 1 minor unit as nothing and on 100 as one half up', () => {
    const of = (price: string) =>
      invoiceAmounts([{ quantity: '1', unitPriceMinor: price, tax: { name: 'T', rate: '0.005' } }], false).taxMinor;
    expect(of('1')).toBe(0n);
    expect(of('100')).toBe(1n);
  });

  it('sum exactly from their lines, and each line from net and tax, for any lines', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 40 }), fc.boolean(), (lines, isTaxInclusive) => {
        const amounts = invoiceAmounts(lines, isTaxInclusive);
        expect(amounts.lines).toHaveLength(lines.length);
        for (const key of ['netMinor', 'taxMinor', 'totalMinor'] as const)
          expect(amounts.lines.reduce((a, line) => a + line[key], 0n)).toBe(amounts[key]);
        for (const line of amounts.lines) expect(line.netMinor + line.taxMinor).toBe(line.totalMinor);
      }),
    );
  });

  it('keep the tax of each rate within half a minor unit of the exact one, and each line within one', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 40 }), (lines) => {
        const amounts = invoiceAmounts(lines, false);
        const taxed = amounts.lines.map((line, at) => ({ ...line, tax: lines[at]?.tax ?? null }));
        const scale = 10_000n;
        for (const total of taxTotals(taxed)) {
          const exact = total.netMinor * BigInt(Math.round(Number(total.rate) * 10_000));
          const off = total.taxMinor * scale - exact;
          expect(off * 2n <= scale && off * 2n >= -scale).toBe(true);
        }
        for (const line of taxed) {
          const exact = line.netMinor * BigInt(Math.round(Number(line.tax?.rate ?? 0) * 10_000));
          const off = line.taxMinor * scale - exact;
          expect(off <= scale && off >= -scale).toBe(true);
        }
      }),
    );
  });

  it('do not depend on the order of the lines', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 20 }), fc.boolean(), (lines, isTaxInclusive) => {
        const { lines: _, ...there } = invoiceAmounts(lines, isTaxInclusive);
        const { lines: __, ...back } = invoiceAmounts(lines.toReversed(), isTaxInclusive);
        expect(back).toEqual(there);
      }),
    );
  });
});
