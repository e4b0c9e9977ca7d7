import type { EInvoiceSource } from './source.ts';
import { buyer, outsideScope, reverseCharge, seller, sourceOf, vat } from './test-source.ts';

const period = { from: '2026-11-01', to: '2026-11-30' };
const { taxId: _number, ...withoutTaxId } = seller;

/** One document of each kind that the product makes; their names stand in tests. */
export const DOCUMENTS: Readonly<Record<string, EInvoiceSource>> = {
  domestic: sourceOf([
    { unitPriceMinor: '1250', period },
    { unitPriceMinor: '0.4', quantity: '720.5', period },
  ]),
  'reverse charge': sourceOf(
    [{ unitPriceMinor: '1999', tax: reverseCharge, reasonCode: 'VATEX-EU-AE', reasonText: 'Reverse charge', period }],
    { buyer: { ...buyer, country: 'FR', taxId: 'FR40303265045', city: 'Paris', postcode: '75001' } },
  ),
  'mixed rates': sourceOf([
    { unitPriceMinor: '1333', quantity: '3' },
    { unitPriceMinor: '725', quantity: '7', tax: vat('0.07') },
    { unitPriceMinor: '4999', tax: vat('0.190') },
  ]),
  'discounted lines': sourceOf([
    { unitPriceMinor: '2995', quantity: '2', discountMinor: 599n },
    { unitPriceMinor: '1000', discountMinor: 1000n },
  ]),
  'inclusive prices': sourceOf(
    [
      { unitPriceMinor: '1190', quantity: '3', discountMinor: 357n, period },
      { unitPriceMinor: '999', tax: vat('0.07') },
      { unitPriceMinor: '0.7', quantity: '123.25' },
    ],
    { isTaxInclusive: true },
  ),
  yen: sourceOf([{ unitPriceMinor: '1980', quantity: '3', tax: vat('0.1') }], { currency: 'JPY' }),
  dinars: sourceOf([{ unitPriceMinor: '12500', quantity: '3', tax: vat('0.1') }], { currency: 'KWD' }),
  'credit note': sourceOf(
    [
      { unitPriceMinor: '1250', period },
      { unitPriceMinor: '333', tax: vat('0.07') },
    ],
    {
      kind: 'credit_note',
      number: 'CN-00001',
      corrects: { number: 'INV-00001', issuedOn: '2026-11-01' },
      dueOn: null,
      terms: 'This amount is credited to you.',
    },
  ),
  'time that is given back': sourceOf([
    { unitPriceMinor: '3000', period },
    { unitPriceMinor: '-1000', description: 'Credit: Small plan', period },
  ]),
  'part of a period': sourceOf([{ unitPriceMinor: '333.333333333333', quantity: '3' }]),
  exempt: sourceOf([
    {
      unitPriceMinor: '5000',
      tax: { category: 'E', components: [{ name: 'VAT', rate: '0' }] },
      reasonCode: 'VATEX-EU-151',
      reasonText: 'Exempt: international organisation',
    },
  ]),
  'outside the scope': sourceOf([{ unitPriceMinor: '5000', tax: outsideScope }], {
    buyer: { ...buyer, country: 'US', taxId: '12-3456789' },
  }),
  'a small business without a VAT number': sourceOf(
    [
      {
        unitPriceMinor: '5000',
        tax: { category: 'E', components: [{ name: 'VAT', rate: '0' }] },
        reasonText: 'Small business, § 19 UStG',
      },
    ],
    { seller: { ...withoutTaxId, taxId: '22/333/44444' } },
  ),
};
