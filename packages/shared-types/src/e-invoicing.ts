import * as z from 'zod/mini';

// Codes of the electronic address scheme (EAS) that EN 16931 allows.
const SCHEMES = new Set(
  (
    '0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0151 0177 0183 0184 0188 0190 0191 0192 0193 0195 ' +
    '0196 0198 0199 0200 0201 0202 0204 0208 0209 0210 0211 0212 0213 0215 0216 0218 0221 0230 0235 9901 9910 9913 ' +
    '9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 ' +
    '9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959'
  ).split(' '),
);
const ADDRESS = /^(\d{4}):([\w.:/+-]{1,120})$/;
const EMAIL = /^[^\s@:]+@[^\s@:]+\.[^\s@:]+$/;

/** An electronic address with the code of its scheme; an e-mail address has the scheme EM. Null for anything else. */
export function splitElectronicAddress(address: string): { scheme: string; id: string } | null {
  if (EMAIL.test(address)) return { scheme: 'EM', id: address };
  const [, scheme = '', id = ''] = ADDRESS.exec(address) ?? [];
  return SCHEMES.has(scheme) ? { scheme, id } : null;
}

/** Where a structured invoice goes: an e-mail address, or an identifier behind its scheme's code (`0204:991-01234-56`). */
export const electronicAddress = () =>
  z.string().check(
    z.trim(),
    z.maxLength(125),
    z.refine((value) => splitElectronicAddress(value) !== null, { error: 'electronic_address' }),
  );

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/** True for an account number whose check digits are right; no spaces, capital letters. */
export function isIban(value: string): boolean {
  if (!IBAN.test(value)) return false;
  const digits = `${value.slice(4)}${value.slice(0, 4)}`.replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(digits) % 97n === 1n;
}

/** An IBAN as people type it, kept without spaces. */
export const iban = () =>
  z.string().check(
    z.maxLength(60),
    z.overwrite((value) => value.replace(/\s+/g, '').toUpperCase()),
    z.refine(isIban, { error: 'iban' }),
  );

/** The code of a bank (BIC), eight or eleven characters. */
export const bic = () =>
  z.string().check(
    z.maxLength(20),
    z.overwrite((value) => value.replace(/\s+/g, '').toUpperCase()),
    z.regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/),
  );

/** How a structured invoice can be written; `facturx` is a PDF that carries the XML. */
export const E_INVOICE_FORMATS = ['ubl', 'cii', 'xrechnung', 'facturx'] as const;
export type EInvoiceFormat = (typeof E_INVOICE_FORMATS)[number];

/** What can be missing for a structured invoice; the interface says each in words, with where to mend it. */
export const E_INVOICE_PROBLEMS = [
  'document_kind',
  'document_void',
  'no_lines',
  'negative_total',
  'amount_decimals',
  'several_taxes',
  'mixed_without_tax',
  'exemption_reason',
  'corrected_invoice',
  'due_date',
  'seller_name',
  'seller_country',
  'seller_identity',
  'seller_tax_id',
  'seller_vat_id',
  'seller_city',
  'seller_postcode',
  'seller_contact_name',
  'seller_phone',
  'seller_email',
  'seller_electronic_address',
  'buyer_name',
  'buyer_country',
  'buyer_vat_id',
  'buyer_city',
  'buyer_postcode',
  'buyer_reference',
  'buyer_electronic_address',
] as const;
export type EInvoiceProblemCode = (typeof E_INVOICE_PROBLEMS)[number];
