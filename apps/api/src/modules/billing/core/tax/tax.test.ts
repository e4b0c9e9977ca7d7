import { describe, expect, it } from 'vitest';
import { documentTotals } from '../document/totals.ts';
import { type BuyerTaxFacts, decideTax, type SellerTaxFacts, type TaxDecision } from './decide.ts';
import { VAT_RATES } from './eu-rates.ts';
import { isUnderThreshold, locationFixed } from './evidence.ts';
import { dropsIncludedTax } from './line-tax.ts';
import { taxesOfQuote } from './quote.ts';
import { percent, ratesOn } from './rates.ts';
import { taxPlace, vatIdCountry } from './territories.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

const seller = (country: string, over: Partial<SellerTaxFacts> = {}): SellerTaxFacts => ({
  country,
  postcode: null,
  isSmallBusiness: false,
  hasOneStopShop: true,
  isUnderThreshold: false,
  registrations: [],
  ...over,
});
const buyer = (country: string, over: Partial<BuyerTaxFacts> = {}): BuyerTaxFacts => ({
  country,
  postcode: null,
  isBusiness: false,
  vatId: { status: 'none', country: null },
  exemption: null,
  ...over,
});
const business = (country: string, status: BuyerTaxFacts['vatId']['status']) =>
  buyer(country, { isBusiness: true, vatId: { status, country } });
const decide = (from: SellerTaxFacts, to: BuyerTaxFacts, on = '2026-06-01') =>
  decideTax({ seller: from, buyer: to, category: 'standard', taxPoint: day(on) }, VAT_RATES);

/** `S 0.19 one_stop_shop`: category, rate and rule in one line. */
function told(decision: TaxDecision): string {
  if (decision.state !== 'decided') return decision.state;
  const rates = decision.tax.components.map(({ rate }) => rate).join('+');
  return [decision.tax.category, rates, decision.why.rule].filter((part) => part !== '').join(' ');
}

describe('a seller in the Union', () => {
  it('charges the rate of the tax point, at home to anybody', () => {
    expect(told(decide(seller('EE'), buyer('EE'), '2025-06-30'))).toBe('S 0.22 home');
    expect(told(decide(seller('EE'), buyer('EE'), '2025-07-01'))).toBe('S 0.24 home');
    expect(told(decide(seller('FR'), business('FR', 'unknown')))).toBe('S 0.2 home');
  });

  it('charges no tax to a business of another state whose number is valid, and says so', () => {
    const decision = decide(seller('FR'), business('DE', 'valid'));
    expect(told(decision)).toBe('AE 0 reverse_charge');
    expect(decision).toMatchObject({
      reasonCode: 'VATEX-EU-AE',
      textKey: 'tax.reverse_charge',
      evidence: 'vat_id_check',
    });
  });

  it('waits for a number that was not checked, and taxes an invalid one like a consumer', () => {
    expect(decide(seller('FR'), business('DE', 'unknown')).state).toBe('pending_tax');
    expect(told(decide(seller('FR'), business('DE', 'invalid')))).toBe('S 0.19 one_stop_shop');
  });

  it('charges its own rate below the threshold, and the consumer’s with the sale that crosses it', () => {
    const sales = { lastYearMinor: 0n, thisYearMinor: 990_000n };
    const at = (saleMinor: bigint) =>
      told(decide(seller('FR', { isUnderThreshold: isUnderThreshold({ ...sales, saleMinor }) }), buyer('DE')));
    expect(at(10_000n)).toBe('S 0.2 under_threshold');
    expect(at(10_001n)).toBe('S 0.19 one_stop_shop');
    expect(isUnderThreshold({ lastYearMinor: 1_000_001n, thisYearMinor: 0n, saleMinor: 1n })).toBe(false);
  });

  it('says that it needs the one-stop shop when it sells to consumers without', () => {
    expect(decide(seller('FR', { hasOneStopShop: false }), buyer('DE'))).toMatchObject({ needsRegistration: true });
    expect(decide(seller('FR'), buyer('DE'))).toMatchObject({ needsRegistration: false, evidence: 'location' });
  });

  it('looks at the territory before the number', () => {
    const canary = buyer('ES', { postcode: '35001', isBusiness: true, vatId: { status: 'valid', country: 'ES' } });
    expect(told(decide(seller('DE'), canary))).toBe('O outside_scope');
    expect(told(decide(seller('ES'), canary))).toBe('O outside_scope');
    expect(told(decide(seller('ES', { postcode: '38001' }), canary))).toBe('L 0.07 home');
    expect(told(decide(seller('DE'), buyer('DE', { postcode: '27498' })))).toBe('O outside_scope');
    expect(told(decide(seller('FR'), buyer('MC')))).toBe('S 0.2 home');
    expect(told(decide(seller('FR'), buyer('RE')))).toBe('S 0.085 home');
    expect(told(decide(seller('DE'), buyer('RE')))).toBe('O outside_scope');
    expect(told(decide(seller('FI'), buyer('FI', { postcode: '22100' })))).toBe('S 0.255 home');
    expect(told(decide(seller('DE'), buyer('PT', { postcode: '9500-001' })))).toBe('S 0.16 one_stop_shop');
    expect(told(decide(seller('DE'), buyer('PT', { postcode: '9000-001' })))).toBe('S 0.22 one_stop_shop');
  });

  it('charges nothing as a small business at home', () => {
    expect(told(decide(seller('DE', { isSmallBusiness: true }), buyer('DE')))).toBe('E 0 small_business');
  });

  it('charges where it is registered, from the day on, businesses only where they are charged', () => {
    const at = (country: string, chargesBusinesses: boolean) => ({
      registrations: [{ country, from: day('2026-01-01'), until: null, chargesBusinesses }],
    });
    expect(told(decide(seller('DE', at('GB', false)), buyer('GB')))).toBe('S 0.2 own_registration');
    expect(told(decide(seller('DE', at('GB', false)), business('GB', 'valid')))).toBe('O outside_scope');
    expect(told(decide(seller('DE', at('CH', true)), business('CH', 'none')))).toBe('S 0.081 own_registration');
    expect(told(decide(seller('DE', at('GB', false)), buyer('GB'), '2025-12-31'))).toBe('O outside_scope');
    expect(told(decide(seller('FR', at('DE', false)), business('DE', 'valid')))).toBe('AE 0 reverse_charge');
  });

  it('spares an exempt client where its certificate holds, until its day', () => {
    const exemption = {
      reasonCode: 'VATEX-EU-151',
      textKey: 'tax.exempt',
      countries: ['DE'],
      until: day('2026-07-01'),
    };
    const client = buyer('DE', { exemption });
    expect(told(decide(seller('DE'), client))).toBe('E 0 exempt_client');
    expect(told(decide(seller('DE'), client, '2026-07-01'))).toBe('S 0.19 home');
    expect(told(decide(seller('FR'), { ...client, country: 'IT' }))).toBe('S 0.22 one_stop_shop');
  });

  it('never guesses a rate that the table lacks', () => {
    const registrations = [{ country: 'JP', from: day('2020-01-01'), until: null, chargesBusinesses: true }];
    expect(decide(seller('DE', { registrations }), buyer('JP')).state).toBe('no_rate');
  });
});

describe('a seller outside the Union', () => {
  it('charges at home, and consumers in the Union once it is registered for them', () => {
    expect(told(decide(seller('GB'), buyer('IM')))).toBe('S 0.2 home');
    expect(told(decide(seller('GB'), buyer('DE')))).toBe('S 0.19 one_stop_shop');
    const unregistered = decide(seller('GB', { hasOneStopShop: false }), buyer('DE'));
    expect(told(unregistered)).toBe('O outside_scope');
    expect(unregistered).toMatchObject({ needsRegistration: true });
  });

  it('leaves businesses in the Union to account for the tax themselves', () => {
    expect(decide(seller('GB'), business('DE', 'valid'))).toMatchObject({ textKey: 'tax.outside_scope_business' });
    expect(told(decide(seller('US'), buyer('CA')))).toBe('O outside_scope');
  });
});

describe('places and numbers', () => {
  it('are read as tax law does', () => {
    expect(taxPlace({ country: 'GR', postcode: '630 86' })).toMatchObject({ territory: 'mount_athos', isUnion: false });
    expect(taxPlace({ country: 'IT', postcode: 'I-23041' }).isUnion).toBe(true);
    expect(taxPlace({ country: 'IT', postcode: 'IT-23041' })).toMatchObject({ territory: 'livigno' });
    expect(taxPlace({ country: 'XI', postcode: null })).toMatchObject({ country: 'GB', isUnion: false });
    expect(vatIdCountry('EL123456789')).toBe('GR');
    expect(vatIdCountry('123')).toBeNull();
  });

  it('need two kinds of evidence that agree, one for a small seller', () => {
    const items = [
      { kind: 'billing_address', country: 'DE' },
      { kind: 'ip', country: 'AT' },
    ] as const;
    expect(locationFixed('DE', items, true).isFixed).toBe(true);
    expect(locationFixed('DE', items, false)).toMatchObject({ isFixed: false, against: [items[1]] });
    expect(locationFixed('DE', [...items, { kind: 'bank', country: 'DE' }], false).isFixed).toBe(true);
  });
});

describe('rates', () => {
  it('come with all taxes of a place in their order, each by its latest row', () => {
    const row = { country: 'CA', territory: 'QC', category: 'standard', from: '2013-01-01' };
    const table = [
      { ...row, name: 'QST', rate: '0.09975', order: 2 },
      { ...row, name: 'GST', rate: '0.06', order: 1, from: '2006-07-01' },
      { ...row, name: 'GST', rate: '0.05', order: 1, from: '2008-01-01' },
    ];
    const found = ratesOn(table, row, day('2026-01-01'));
    expect(found?.map(({ name, rate }) => `${name} ${rate}`)).toEqual(['GST 0.05', 'QST 0.09975']);
    expect(ratesOn(table, row, day('2005-01-01'))).toBeNull();
    expect(['25.5', '7', '100', '0.5'].map(percent)).toEqual(['0.255', '0.07', '1', '0.005']);
  });

  it('drop out of a gross price where no tax is owed, but not for a consumer elsewhere', () => {
    expect(dropsIncludedTax('AE', true)).toBe(true);
    expect(dropsIncludedTax('O', true)).toBe(true);
    expect(dropsIncludedTax('O', false)).toBe(false);
    expect(dropsIncludedTax('S', true)).toBe(false);
  });

  it('of a provider are taken to the cent, for every line or not at all', () => {
    const components = [{ name: 'State', rate: '0.0625', taxMinor: 63n }];
    const taxes = taxesOfQuote(['a'], [{ lineId: 'a', category: 'S', components }]);
    const tax = taxes.get('a');
    if (!tax) throw new Error('no tax');
    expect(documentTotals({ lines: [{ id: 'a', amountMinor: 1000n, basis: 'net', tax }] }).taxMinor).toBe(63n);
    expect(() => taxesOfQuote(['a', 'b'], [{ lineId: 'a', category: 'S', components }])).toThrow(RangeError);
  });
});
