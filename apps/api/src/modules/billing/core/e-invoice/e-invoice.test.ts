import { currencyExponent } from '@panel1/shared-types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '#lib/money/decimal.ts';
import { amountText, isExpressible } from './amount.ts';
import { eInvoiceOf } from './e-invoice.ts';
import { companyProblems, eInvoiceProblems } from './problems.ts';
import { brokenRules } from './rules.ts';
import { DOCUMENTS } from './test-documents.ts';
import { buyer, outsideScope, reverseCharge, seller, sourceOf, vat } from './test-source.ts';

const codesOf = (source: Parameters<typeof eInvoiceProblems>[0]) => eInvoiceProblems(source).map(({ code }) => code);

describe('an e-invoice', () => {
  it.each(Object.entries(DOCUMENTS))('keeps the rules of EN 16931: %s', (_name, source) => {
    expect(eInvoiceProblems(source)).toEqual([]);
    expect(brokenRules(eInvoiceOf(source))).toEqual([]);
  });

  it('keeps the rules whatever was sold, with prices net or gross, discounts and several rates', () => {
    const line = fc.record({
      unitPriceMinor: fc.integer({ min: -50_000, max: 5_000_000 }).map((units) => (units / 100).toFixed(2)),
      quantity: fc.integer({ min: 1, max: 100_000 }).map((units) => (units / 1000).toFixed(3)),
      discountMinor: fc.bigInt({ min: 0n, max: 40_000n }),
      tax: fc.constantFrom(vat('0.19'), vat('0.07'), vat('0.255'), vat('0.2')),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), fc.boolean(), (lines, isTaxInclusive) => {
        const source = sourceOf(lines, { isTaxInclusive });
        expect(brokenRules(eInvoiceOf(source))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('states the net price of a price with tax as an amount for the whole quantity', () => {
    const source = sourceOf([{ unitPriceMinor: '1190', quantity: '3' }], { isTaxInclusive: true });
    const [line] = eInvoiceOf(source).lines;
    expect(line).toMatchObject({ net: '30.00', quantity: '3', price: '30', priceBase: '3' });
  });

  it('states a price of less than a cent for a round quantity', () => {
    const source = sourceOf([{ unitPriceMinor: '0.4', quantity: '720.5' }]);
    expect(eInvoiceOf(source).lines[0]).toMatchObject({
      net: '2.88',
      quantity: '720.5',
      price: '0.04',
      priceBase: '10',
    });
  });

  it('gives back with a negative quantity, since no price may be negative', () => {
    const source = sourceOf([{ unitPriceMinor: '3000' }, { unitPriceMinor: '-1000', quantity: '2' }]);
    expect(eInvoiceOf(source).lines[1]).toMatchObject({ quantity: '-2', price: '10', net: '-20.00' });
  });

  it('is stated as it was issued: all of it is due', () => {
    const source = sourceOf([{ unitPriceMinor: '10000' }]);
    expect(eInvoiceOf(source).totals).toMatchObject({ taxInclusive: '119.00', due: '119.00' });
  });

  it('names no VAT number outside the scope of VAT, and the seller by its register', () => {
    const source = sourceOf([{ unitPriceMinor: '100', tax: outsideScope }], { buyer: { ...buyer, taxId: 'GB1' } });
    const { seller: from, buyer: to, breakdown } = eInvoiceOf(source);
    expect([from.vatId, to.vatId, from.legalRegistration]).toEqual(['', '', 'HRB 12345']);
    expect(breakdown).toEqual([expect.objectContaining({ percent: null, reasonCode: 'VATEX-EU-O' })]);
    const nameless = sourceOf([{ unitPriceMinor: '100', tax: outsideScope }], {
      seller: { ...seller, registrationNumber: '' },
    });
    expect(eInvoiceOf(nameless).seller.identifier).toBe('DE 123 456 789');
  });

  it('asks for a SEPA transfer in euros only, and for none without an account', () => {
    const meansOf = (facts: Parameters<typeof sourceOf>[1]) =>
      eInvoiceOf(sourceOf([{ unitPriceMinor: '100' }], facts)).payment.meansCode;
    expect([meansOf({}), meansOf({ currency: 'CHF' }), meansOf({ account: null })]).toEqual(['58', '30', '1']);
  });
});

describe('the rules', () => {
  const right = eInvoiceOf(
    sourceOf([
      { unitPriceMinor: '1250', quantity: '2' },
      { unitPriceMinor: '700', tax: vat('0.07') },
    ]),
  );
  const [first, ...rest] = right.lines;
  if (first === undefined) throw new Error('no line');
  const withTotals = (totals: Partial<typeof right.totals>) => ({ ...right, totals: { ...right.totals, ...totals } });
  it.each([
    ['BR-CO-10', withTotals({ lines: '31.99' })],
    ['BR-CO-13', withTotals({ taxExclusive: '31.99' })],
    ['BR-CO-14', withTotals({ tax: '5.25' })],
    ['BR-CO-15', withTotals({ taxInclusive: '37.25' })],
    ['BR-CO-16', withTotals({ due: '37.25' })],
    ['BR-CO-17', { ...right, breakdown: right.breakdown.map((row) => ({ ...row, tax: '8.75' })) }],
    ['BR-CO-18', { ...right, breakdown: [] }],
    ['BR-CO-25', { ...right, dueOn: null }],
    ['BR-S-02', { ...right, seller: { ...right.seller, vatId: '' } }],
    ['BR-S-05', { ...right, breakdown: right.breakdown.map((row) => ({ ...row, percent: '0' })) }],
    ['BR-S-08', { ...right, breakdown: right.breakdown.map((row) => ({ ...row, taxable: '24.99' })) }],
    ['BR-S-10', { ...right, breakdown: right.breakdown.map((row) => ({ ...row, reasonText: 'none' })) }],
    ['BR-27', { ...right, lines: [{ ...first, price: '-12.5' }, ...rest] }],
    ['R120', { ...right, lines: [{ ...first, quantity: '2.01' }, ...rest] }],
    ['BR-DEC', withTotals({ tax: '5.240' })],
  ])('%s is told when it is broken', (rule, invoice) => {
    expect(brokenRules(right)).toEqual([]);
    expect(brokenRules(invoice)).toContain(rule);
  });

  it('reverse charge names both numbers, no tax and why (BR-AE)', () => {
    const source = DOCUMENTS['reverse charge'];
    const invoice = source && eInvoiceOf(source);
    if (invoice === undefined) throw new Error('no document');
    const rows = (row: Partial<(typeof invoice.breakdown)[number]>) =>
      brokenRules({ ...invoice, breakdown: invoice.breakdown.map((one) => ({ ...one, ...row })) });
    expect(brokenRules({ ...invoice, buyer: { ...invoice.buyer, vatId: '' } })).toContain('BR-AE-02');
    expect(rows({ tax: '1.00' })).toEqual(expect.arrayContaining(['BR-AE-09', 'BR-CO-14']));
    expect(rows({ percent: '19' })).toContain('BR-AE-05');
    expect(rows({ reasonCode: null, reasonText: null })).toContain('BR-AE-10');
  });
});

describe('what is missing', () => {
  it('a seller that was never set up lacks what every invoice and what a German one asks for', () => {
    const bare = { ...seller, taxId: '', registrationNumber: '', city: '', postcode: '', contactName: '', phone: '' };
    const codes = companyProblems({ ...bare, email: '' }).map(({ code, formats }) => `${code}: ${formats.join()}`);
    expect(codes).toEqual([
      'seller_identity: ubl,cii,xrechnung,facturx',
      'seller_city: xrechnung',
      'seller_postcode: xrechnung',
      'seller_contact_name: xrechnung',
      'seller_phone: xrechnung',
      'seller_email: xrechnung',
      'seller_electronic_address: ubl,xrechnung',
    ]);
    expect(companyProblems(seller)).toEqual([]);
  });

  it.each([
    ['seller_tax_id', sourceOf([{ unitPriceMinor: '1' }], { seller: { ...seller, taxId: '' } })],
    ['buyer_vat_id', sourceOf([{ unitPriceMinor: '1', tax: reverseCharge }])],
    ['buyer_reference', sourceOf([{ unitPriceMinor: '1' }], { buyerReference: '' })],
    ['buyer_city', sourceOf([{ unitPriceMinor: '1' }], { buyer: { ...buyer, city: '' } })],
    ['buyer_country', sourceOf([{ unitPriceMinor: '1' }], { buyer: { ...buyer, country: '' } })],
    ['no_lines', sourceOf([])],
    ['document_kind', sourceOf([{ unitPriceMinor: '1' }], { kind: 'proforma' })],
    ['document_void', sourceOf([{ unitPriceMinor: '1' }], { isVoid: true })],
    ['corrected_invoice', sourceOf([{ unitPriceMinor: '1' }], { kind: 'credit_note' })],
    ['due_date', sourceOf([{ unitPriceMinor: '1' }], { dueOn: null })],
    ['negative_total', sourceOf([{ unitPriceMinor: '-1' }])],
    ['mixed_without_tax', sourceOf([{ unitPriceMinor: '1' }, { unitPriceMinor: '1', tax: outsideScope }])],
    ['exemption_reason', sourceOf([{ unitPriceMinor: '1', tax: { category: 'E', components: [] } }])],
    [
      'several_taxes',
      sourceOf([
        {
          unitPriceMinor: '1',
          tax: { ...vat('0.05'), components: [...vat('0.05').components, { name: 'QST', rate: '0.09975' }] },
        },
      ]),
    ],
  ] as const)('%s', (code, source) => {
    expect(codesOf(source)).toEqual([code]);
  });

  it('a draft needs no due date yet', () => {
    expect(codesOf(sourceOf([{ unitPriceMinor: '1' }], { dueOn: null, isDraft: true }))).toEqual([]);
  });

  it('three decimals of a dinar cannot be said, two can', () => {
    expect(codesOf(sourceOf([{ unitPriceMinor: '12345', tax: vat('0') }], { currency: 'KWD' }))).toEqual([
      'amount_decimals',
    ]);
    expect([isExpressible(1230n, 'KWD'), isExpressible(1234n, 'KWD')]).toEqual([true, false]);
    expect(() => amountText(1234n, 'KWD')).toThrow(RangeError);
  });
});

it('an amount in major units is the amount in minor units', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      fc.constantFrom('EUR', 'JPY', 'KWD'),
      (minor, currency) => {
        const amount = currency === 'KWD' ? minor * 10n : minor;
        const { units, scale } = decimal(amountText(amount, currency));
        expect(units * 10n ** BigInt(currencyExponent(currency) - scale)).toBe(amount);
      },
    ),
  );
});
