import { decimal } from '#lib/money/decimal.ts';
import { lineAmount } from '../document/rounding.ts';
import { documentTotals } from '../document/totals.ts';
import type { LineTax } from '../tax/line-tax.ts';
import type { EInvoiceParty, EInvoiceSource, EInvoiceSourceLine } from './source.ts';

export const vat = (rate: string): LineTax => ({ category: 'S', components: [{ name: 'VAT', rate }] });
export const reverseCharge: LineTax = { category: 'AE', components: [{ name: 'VAT', rate: '0' }] };
export const outsideScope: LineTax = { category: 'O', components: [] };

export const seller: EInvoiceParty = {
  name: 'Hosting & Söhne GmbH',
  company: '',
  address1: 'Hafenstraße 1',
  address2: '',
  city: 'Hamburg',
  postcode: '20457',
  region: '',
  country: 'DE',
  taxId: 'DE 123 456 789',
  registrationNumber: 'HRB 12345',
  contactName: 'Accounts',
  phone: '+49 40 123456',
  email: 'billing@hosting.example',
  electronicAddress: '',
};

export const buyer: EInvoiceParty = {
  ...seller,
  name: 'Ada Example',
  company: 'Example AG',
  address1: 'Ring 2',
  city: 'Berlin',
  postcode: '10115',
  taxId: '',
  registrationNumber: '',
  contactName: '',
  email: 'ada@example.test',
  electronicAddress: '0204:991-01234-56',
};

export interface WantedLine extends Partial<Omit<EInvoiceSourceLine, 'netMinor' | 'taxMinor'>> {
  unitPriceMinor: string;
}

/** A document whose amounts the core itself computed from quantities, prices and discounts. */
export function sourceOf(lines: readonly WantedLine[], facts: Partial<EInvoiceSource> = {}): EInvoiceSource {
  const { isTaxInclusive = false } = facts;
  const whole = lines.map((line) => ({
    description: 'Web hosting',
    period: null,
    quantity: '1',
    discountMinor: 0n,
    tax: vat('0.19'),
    reasonCode: null,
    reasonText: null,
    ...line,
  }));
  const totals = documentTotals({
    lines: whole.map(({ quantity, unitPriceMinor, discountMinor, tax }, at) => ({
      id: String(at),
      amountMinor: lineAmount({ quantity: decimal(quantity), unitPriceMinor: decimal(unitPriceMinor) }) - discountMinor,
      basis: isTaxInclusive ? 'gross' : 'net',
      tax,
    })),
  });
  return {
    kind: 'invoice',
    isDraft: false,
    isVoid: false,
    number: 'INV-00001',
    issuedOn: '2026-11-01',
    dueOn: '2026-11-15',
    currency: 'EUR',
    isTaxInclusive,
    seller,
    buyer,
    buyerReference: '991-01234-56',
    lines: whole.map((line, at) => ({
      ...line,
      netMinor: totals.lines[at]?.netMinor ?? 0n,
      taxMinor: totals.lines[at]?.taxMinor ?? 0n,
    })),
    netMinor: totals.taxExclusiveMinor,
    taxMinor: totals.taxMinor,
    totalMinor: totals.taxInclusiveMinor,
    taxIn: null,
    corrects: null,
    paymentReference: 'RF18INV00001',
    account: { iban: 'DE02120300000000202051', bic: 'BYLADEM1001', holder: 'Hosting & Söhne GmbH' },
    terms: '',
    notes: [],
    ...facts,
  };
}
