import type { TaxText } from './tax-texts.ts';

/** Whole minor units as a decimal string, such as `"-1050"`. */
export type Minor = string;

/** Seller or buyer as they were frozen when the document was issued. Empty lines are left out. */
export interface DocumentParty {
  name: string;
  /** Address, one line each, in the order it is written in the party's country. */
  addressLines: readonly string[];
  taxId?: string;
  registrationNumber?: string;
  email?: string;
  phone?: string;
}

export interface DocumentLine {
  description: string;
  /** First and last day of the period that the line pays for, `YYYY-MM-DD`, both included. */
  period?: { from: string; to: string };
  /** Exact decimal. */
  quantity: string;
  /** Exact decimal in major units: `"0.004"` euros an hour. */
  unitPrice: string;
  netMinor: Minor;
  taxMinor: Minor;
  grossMinor: Minor;
  /** Rate as a fraction, `"0.19"`; absent where no tax is shown. */
  taxRate?: string;
  /** What was taken off the price, with the code of a coupon. */
  discounts?: readonly { code: string | null; amountMinor: Minor }[];
}

/** One row of the tax summary. `name` is the tax's own name, such as VAT. */
export interface DocumentTax {
  name: string;
  /** Fraction, `"0.19"`. */
  rate: string;
  netMinor: Minor;
  taxMinor: Minor;
}

/** Everything an invoice or credit note shows. Plain data: rendering it twice gives the same bytes. */
export interface InvoiceDocument {
  kind: 'invoice' | 'credit_note' | 'debit_note' | 'proforma';
  status: 'draft' | 'open' | 'paid' | 'void';
  /** BCP 47 tag; `-u-` extensions choose calendar and digits (`fa-u-ca-gregory-nu-latn`). */
  locale: string;
  number: string;
  /** The document that it corrects, adds to, stands in place of, or was paid by. */
  related?: { number: string; relation: 'corrects' | 'adds_to' | 'replaces' | 'paid_by' };
  /** `YYYY-MM-DD`, in the tenant's time zone. */
  issuedOn: string;
  dueOn?: string;
  currency: string;
  seller: DocumentParty;
  buyer: DocumentParty;
  lines: readonly DocumentLine[];
  taxes: readonly DocumentTax[];
  /** What the law wants said about the tax: reverse charge, exemptions. */
  taxTexts?: readonly TaxText[];
  /** The tax in a second currency, at a rate (units of it for one of the document's) with its source and day. */
  taxExchange?: {
    from: string;
    rate: string;
    source: string;
    on: string;
    tax: { amountMinor: Minor; currency: string };
  };
  /** `creditedMinor` and `writtenOffMinor` are shown where they are there; with what was paid they lead to what is due. */
  totals: {
    netMinor: Minor;
    taxMinor: Minor;
    grossMinor: Minor;
    paidMinor: Minor;
    creditedMinor?: Minor;
    writtenOffMinor?: Minor;
    dueMinor: Minor;
  };
  /** How to pay, one line each (account holder, IBAN, reference). */
  paymentLines: readonly string[];
  notes?: string;
  /** An e-invoice as XML that the PDF carries; it is then a PDF/A-3. */
  eInvoice?: string;
  logo?: { format: 'png' | 'jpg'; bytes: Uint8Array };
}

/** Most lines of one document; more belong on several documents. */
export const MAX_DOCUMENT_LINES = 2000;
