import type { TaxCategory } from '../tax/line-tax.ts';

/** A decimal of the document's currency in major units, at most two places: `"-10.50"`. */
export type Amount = string;

/** BG-5, BG-8 */
export interface PostalAddress {
  /** BT-35, BT-50 */
  readonly line1: string;
  /** BT-36, BT-51 */
  readonly line2: string;
  /** BT-37, BT-52 */
  readonly city: string;
  /** BT-38, BT-53 */
  readonly postcode: string;
  /** BT-39, BT-54 */
  readonly subdivision: string;
  /** BT-40, BT-55 */
  readonly country: string;
}

/** BG-6, BG-9 */
export interface Contact {
  /** BT-41, BT-56 */
  readonly name: string;
  /** BT-42, BT-57 */
  readonly phone: string;
  /** BT-43, BT-58 */
  readonly email: string;
}

/** BG-4, BG-7. Empty text is left out of the document. */
export interface Party {
  /** BT-27, BT-44 */
  readonly name: string;
  /** BT-29 (seller): only where neither a register nor a VAT number says who it is. */
  readonly identifier: string;
  /** BT-30, BT-47 */
  readonly legalRegistration: string;
  /** BT-31, BT-48 */
  readonly vatId: string;
  /** BT-32 (seller) */
  readonly taxRegistration: string;
  /** BT-34, BT-49 */
  readonly endpoint: { readonly scheme: string; readonly id: string } | null;
  readonly address: PostalAddress;
  readonly contact: Contact;
}

/** BG-16, BG-17 */
export interface PaymentInstructions {
  /** BT-81, UNTDID 4461 */
  readonly meansCode: string;
  /** BT-83 */
  readonly remittance: string;
  readonly account: {
    /** BT-84 */
    readonly iban: string;
    /** BT-85 */
    readonly holder: string;
    /** BT-86 */
    readonly bic: string;
  } | null;
}

/** BG-23 */
export interface VatBreakdown {
  /** BT-116 */
  readonly taxable: Amount;
  /** BT-117 */
  readonly tax: Amount;
  /** BT-118 */
  readonly category: TaxCategory;
  /** BT-119 in percent; null outside the scope. */
  readonly percent: string | null;
  /** BT-121 */
  readonly reasonCode: string | null;
  /** BT-120 */
  readonly reasonText: string | null;
}

/** BG-25 */
export interface InvoiceLine {
  /** BT-126 */
  readonly id: string;
  /** BT-129 */
  readonly quantity: string;
  /** BT-130, UNECE Rec. 20 */
  readonly unit: string;
  /** BT-131 */
  readonly net: Amount;
  /** BG-26: BT-134, BT-135 */
  readonly period: { readonly from: string; readonly to: string } | null;
  /** BG-27: BT-136 with reason code 95 (BT-140) */
  readonly allowance: Amount | null;
  /** BT-146 */
  readonly price: string;
  /** BT-149: the quantity that the price is for. */
  readonly priceBase: string;
  /** BT-151 */
  readonly category: TaxCategory;
  /** BT-152 */
  readonly percent: string | null;
  /** BT-153 */
  readonly name: string;
  /** BT-154 */
  readonly description: string;
}

/** BG-22 */
export interface Totals {
  /** BT-106 */
  readonly lines: Amount;
  /** BT-109 */
  readonly taxExclusive: Amount;
  /** BT-110 */
  readonly tax: Amount;
  /** BT-112 */
  readonly taxInclusive: Amount;
  /** BT-115 */
  readonly due: Amount;
}

/** The semantic model of EN 16931 as far as our documents use it; the comments name the business terms. */
export interface EInvoice {
  /** BT-1 */
  readonly number: string;
  /** BT-2 */
  readonly issuedOn: string;
  /** BT-3, UNTDID 1001: 380 invoice, 381 credit note, 383 debit note */
  readonly typeCode: '380' | '381' | '383';
  /** BT-5 */
  readonly currency: string;
  /** BT-9 */
  readonly dueOn: string | null;
  /** BT-10 */
  readonly buyerReference: string;
  /** BT-20 */
  readonly terms: string;
  /** BG-1: BT-22 */
  readonly notes: readonly string[];
  /** BG-3: BT-25, BT-26 */
  readonly preceding: { readonly number: string; readonly issuedOn: string } | null;
  readonly seller: Party;
  readonly buyer: Party;
  /** BG-14: BT-73, BT-74 */
  readonly period: { readonly from: string; readonly to: string } | null;
  /** BT-72, where no period says when it was delivered */
  readonly deliveredOn: string | null;
  /** BT-80, for a supply within the Union */
  readonly deliveredTo: string | null;
  readonly payment: PaymentInstructions;
  readonly breakdown: readonly VatBreakdown[];
  readonly totals: Totals;
  /** BT-6 and BT-111: the tax in the seller's accounting currency. */
  readonly taxAccounting: { readonly currency: string; readonly tax: Amount } | null;
  readonly lines: readonly InvoiceLine[];
}
