import type { LineTax } from '../tax/line-tax.ts';

/** A party as it was frozen on the document; empty text is what is not known. */
export interface EInvoiceParty {
  readonly name: string;
  readonly company: string;
  readonly address1: string;
  readonly address2: string;
  readonly city: string;
  readonly postcode: string;
  readonly region: string;
  readonly country: string;
  readonly taxId: string;
  readonly registrationNumber: string;
  readonly contactName: string;
  readonly phone: string;
  readonly email: string;
  /** An e-mail address or `scheme:identifier`; empty: the e-mail address counts. */
  readonly electronicAddress: string;
}

/** A line of a document; all its amounts are settled and sum to the document's. */
export interface EInvoiceSourceLine {
  readonly description: string;
  /** First and last day that it pays for, both included, `YYYY-MM-DD`. */
  readonly period: { readonly from: string; readonly to: string } | null;
  /** Exact decimals; the price is in minor units, with or without tax as the document states prices. */
  readonly quantity: string;
  readonly unitPriceMinor: string;
  /** Off the amount as prices are stated; zero or more on an invoice. */
  readonly discountMinor: bigint;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly tax: LineTax;
  /** VATEX code and the words of the law for a line without tax. */
  readonly reasonCode: string | null;
  readonly reasonText: string | null;
}

/** An invoice or credit note as it was issued, or as a draft would be. Amounts of a credit note are positive. */
export interface EInvoiceSource {
  readonly kind: 'invoice' | 'credit_note' | 'debit_note' | 'proforma';
  /** A draft lacks what only the issue gives: number and dates. */
  readonly isDraft: boolean;
  readonly isVoid: boolean;
  readonly number: string;
  readonly issuedOn: string;
  readonly dueOn: string | null;
  readonly currency: string;
  readonly isTaxInclusive: boolean;
  readonly seller: EInvoiceParty;
  readonly buyer: EInvoiceParty;
  /** The buyer's own reference, in Germany the Leitweg-ID. */
  readonly buyerReference: string;
  readonly lines: readonly EInvoiceSourceLine[];
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
  /** The tax in the seller's accounting currency, where that is another one. */
  readonly taxIn: { readonly currency: string; readonly taxMinor: bigint } | null;
  /** The invoice that a credit note corrects, that a debit note adds to, or that this one replaces. */
  readonly corrects: { readonly number: string; readonly issuedOn: string } | null;
  readonly paymentReference: string;
  readonly account: { readonly iban: string; readonly bic: string; readonly holder: string } | null;
  /** Words on how and when to pay. */
  readonly terms: string;
  readonly notes: readonly string[];
}
