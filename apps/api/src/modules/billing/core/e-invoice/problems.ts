import { E_INVOICE_FORMATS, type EInvoiceFormat, type EInvoiceProblemCode } from '@panel1/shared-types';
import { isExpressible } from './amount.ts';
import { NEEDS_REASON, reasonCodeOf } from './breakdown.ts';
import { endpointOf, nameOf, vatIdOf } from './party.ts';
import type { EInvoiceParty, EInvoiceSource } from './source.ts';

/** Something that keeps a document from being written in some formats, and where staff mend it. */
export interface EInvoiceProblem {
  readonly code: EInvoiceProblemCode;
  /** The business rule of EN 16931 or XRechnung that asks for it. */
  readonly rule: string;
  readonly at: 'company' | 'client' | 'document';
  readonly formats: readonly EInvoiceFormat[];
}

const GERMAN: readonly EInvoiceFormat[] = ['xrechnung'];
const ADDRESSED: readonly EInvoiceFormat[] = ['ubl', 'xrechnung'];

type Found = (code: EInvoiceProblemCode, rule: string, formats?: readonly EInvoiceFormat[]) => EInvoiceProblem;

const finder =
  (at: EInvoiceProblem['at']): Found =>
  (code, rule, formats = E_INVOICE_FORMATS) => ({ code, rule, at, formats });

/** What a document lacks to be a structured invoice; empty when it can be written in every format. */
export function eInvoiceProblems(source: EInvoiceSource): EInvoiceProblem[] {
  return [...documentProblems(source), ...sellerProblems(source), ...buyerProblems(source)];
}

function documentProblems(source: EInvoiceSource): EInvoiceProblem[] {
  const { lines, currency, isDraft } = source;
  const found = finder('document');
  const amounts = [...lines.flatMap((line) => [line.netMinor, line.taxMinor, line.discountMinor]), source.totalMinor];
  const isOutside = lines.some(({ tax }) => tax.category === 'O');
  const lacksReason = lines.some(
    (line) => NEEDS_REASON.has(line.tax.category) && reasonCodeOf(line) === null && line.reasonText === null,
  );
  return [
    ...(source.kind === 'proforma' ? [found('document_kind', 'BR-04')] : []),
    ...(source.isVoid ? [found('document_void', 'BR-04')] : []),
    ...(lines.length === 0 ? [found('no_lines', 'BR-16')] : []),
    ...(source.totalMinor < 0n ? [found('negative_total', 'BT-115')] : []),
    ...(amounts.every((amount) => isExpressible(amount, currency)) ? [] : [found('amount_decimals', 'BR-DEC-23')]),
    ...(lines.some(({ tax }) => tax.components.length > 1) ? [found('several_taxes', 'BR-CO-04')] : []),
    ...(isOutside && lines.some(({ tax }) => tax.category !== 'O') ? [found('mixed_without_tax', 'BR-O-11')] : []),
    ...(lacksReason ? [found('exemption_reason', 'BR-E-10')] : []),
    ...((source.kind === 'credit_note' || source.kind === 'debit_note') && source.corrects === null
      ? [found('corrected_invoice', 'BR-55')]
      : []),
    ...(!isDraft && source.totalMinor > 0n && source.dueOn === null && source.terms === ''
      ? [found('due_date', 'BR-CO-25')]
      : []),
  ];
}

/** What the settings of the company lack whatever the document: a seller that charges the standard rate. */
export function companyProblems(seller: EInvoiceParty): EInvoiceProblem[] {
  const found = finder('company');
  return [
    ...partyProblems(seller, { found, who: 'seller', rules: ['BR-06', 'BR-09'] }),
    ...(seller.registrationNumber === '' && seller.taxId === '' ? [found('seller_identity', 'BR-CO-26')] : []),
    ...(seller.city === '' ? [found('seller_city', 'BR-DE-3', GERMAN)] : []),
    ...(seller.postcode === '' ? [found('seller_postcode', 'BR-DE-4', GERMAN)] : []),
    ...(seller.contactName === '' ? [found('seller_contact_name', 'BR-DE-5', GERMAN)] : []),
    // Three digits at least (BR-DE-27).
    ...(/(\d\D*){3}/.test(seller.phone) ? [] : [found('seller_phone', 'BR-DE-6', GERMAN)]),
    ...(seller.email === '' ? [found('seller_email', 'BR-DE-7', GERMAN)] : []),
    ...(endpointOf(seller) === null ? [found('seller_electronic_address', 'PEPPOL-EN16931-R020', ADDRESSED)] : []),
  ];
}

function sellerProblems({ seller, lines }: EInvoiceSource): EInvoiceProblem[] {
  const found = finder('company');
  const categories = new Set(lines.map(({ tax }) => tax.category));
  const needsVatId = categories.has('K') || categories.has('G');
  const needsTaxId = [...categories].some((category) => category !== 'O');
  return [
    ...companyProblems(seller),
    ...(needsTaxId && seller.taxId === '' ? [found('seller_tax_id', 'BR-S-02')] : []),
    ...(needsVatId && seller.taxId !== '' && vatIdOf(seller) === '' ? [found('seller_vat_id', 'BR-G-02')] : []),
  ];
}

function buyerProblems({ buyer, buyerReference, lines }: EInvoiceSource): EInvoiceProblem[] {
  const found = finder('client');
  const needsVatId = lines.some(({ tax }) => tax.category === 'AE' || tax.category === 'K');
  return [
    ...partyProblems(buyer, { found, who: 'buyer', rules: ['BR-07', 'BR-11'] }),
    ...(needsVatId && vatIdOf(buyer) === '' ? [found('buyer_vat_id', 'BR-AE-02')] : []),
    ...(buyer.city === '' ? [found('buyer_city', 'BR-DE-8', GERMAN)] : []),
    ...(buyer.postcode === '' ? [found('buyer_postcode', 'BR-DE-9', GERMAN)] : []),
    ...(buyerReference === '' ? [found('buyer_reference', 'BR-DE-15', GERMAN)] : []),
    ...(endpointOf(buyer) === null ? [found('buyer_electronic_address', 'PEPPOL-EN16931-R010', ADDRESSED)] : []),
  ];
}

function partyProblems(
  party: EInvoiceParty,
  of: { found: Found; who: 'seller' | 'buyer'; rules: readonly [string, string] },
): EInvoiceProblem[] {
  return [
    ...(nameOf(party) === '' ? [of.found(`${of.who}_name`, of.rules[0])] : []),
    ...(/^[A-Z]{2}$/.test(party.country) ? [] : [of.found(`${of.who}_country`, of.rules[1])]),
  ];
}
