import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EInvoiceFormat, EInvoiceProblemCode } from '@panel1/shared-types/e-invoicing';

/** What keeps an invoice from being written as an e-invoice, and what to do. */
export const E_INVOICE_PROBLEM_TEXTS: Readonly<Record<EInvoiceProblemCode, MessageDescriptor>> = {
  document_kind: msg`A pro forma is no invoice yet.`,
  document_void: msg`The invoice was voided.`,
  no_lines: msg`The invoice has no lines.`,
  negative_total: msg`The total is below zero: write a credit note instead.`,
  amount_decimals: msg`E-invoices allow two decimals of an amount, and an amount here has three.`,
  several_taxes: msg`A line has several taxes; e-invoices know one per line.`,
  mixed_without_tax: msg`Lines outside the scope of VAT stand beside lines with VAT: put them on an invoice of their own.`,
  exemption_reason: msg`A line is exempt from VAT without a reason.`,
  corrected_invoice: msg`The document does not say which invoice it corrects.`,
  due_date: msg`The invoice has no last day to pay.`,
  seller_name: msg`Your company has no name.`,
  seller_country: msg`Your company has no country.`,
  seller_identity: msg`Your company has neither a tax number nor a company register number.`,
  seller_tax_id: msg`Your company has no tax number.`,
  seller_vat_id: msg`Your company’s tax number is no VAT number: one begins with the country, such as DE123456789.`,
  seller_city: msg`Your company’s city is missing.`,
  seller_postcode: msg`Your company’s postcode is missing.`,
  seller_contact_name: msg`Nobody is named as contact for invoices.`,
  seller_phone: msg`Your company’s phone number is missing.`,
  seller_email: msg`Your company’s e-mail address is missing.`,
  seller_electronic_address: msg`Your company has no electronic address and no e-mail address.`,
  buyer_name: msg`The client has no name.`,
  buyer_country: msg`The client has no country.`,
  buyer_vat_id: msg`The client owes the VAT, and its VAT number is missing.`,
  buyer_city: msg`The client’s city is missing.`,
  buyer_postcode: msg`The client’s postcode is missing.`,
  buyer_reference: msg`The client’s reference is missing: German authorities want their Leitweg-ID, others any reference of theirs.`,
  buyer_electronic_address: msg`The client has no electronic address.`,
};

/** The formats by their own names, which no language translates. */
export const E_INVOICE_FORMAT_NAMES: Readonly<Record<EInvoiceFormat, string>> = {
  ubl: 'UBL',
  cii: 'CII',
  xrechnung: 'XRechnung',
  facturx: 'Factur-X',
};
