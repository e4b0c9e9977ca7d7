import { type BuyerTaxFacts, decideTax, type SellerTaxFacts, type TaxExplanation } from './decide.ts';
import { EU_STATES } from './eu-rates.ts';
import type { LineTax } from './line-tax.ts';
import { ratesOn, type TaxRateRow } from './rates.ts';
import { taxPlace, vatIdCountry } from './territories.ts';

/** Everything that decides about the tax of a document but what is sold. */
export interface TaxTerms {
  /** Off: the seller charges no tax at all and says nothing of it. */
  readonly chargesTax: boolean;
  readonly seller: SellerTaxFacts;
  readonly buyer: BuyerTaxFacts;
  readonly rates: readonly TaxRateRow[];
  /** A plugin that decides in place of the tables. */
  readonly calculator?: string | null;
  readonly on: Temporal.PlainDate;
}

/** The tax of a line as it was decided, with all that the document and the reports need of it. */
export interface DecidedTax {
  readonly tax: LineTax;
  /** Whose tax it is; null where none is charged. */
  readonly country: string | null;
  readonly reasonCode: string | null;
  /** Text that the document must carry. */
  readonly textKey: string | null;
  readonly why: TaxExplanation | null;
}

/** A line without any tax, and nothing to be said of it. */
export const NO_TAX: DecidedTax = {
  tax: { category: 'O', components: [] },
  country: null,
  reasonCode: null,
  textKey: null,
  why: null,
};

/** Category of what no tax is charged on anywhere, such as a deposit. */
export const UNTAXED = 'none';

/** The tax of a category; null while a VAT number waits for its check or a tax calculator for its answer. Without a rate of the place none is known there. */
export function decidedTax({ chargesTax, ...terms }: TaxTerms, category: string): DecidedTax | null {
  if (!chargesTax || category === UNTAXED) return NO_TAX;
  const { seller, buyer, rates, on, calculator = null } = terms;
  if (calculator !== null) return null;
  const decision = decideTax({ seller, buyer, category, taxPoint: on }, rates);
  if (decision.state === 'pending_tax') return null;
  if (decision.state === 'no_rate') return { ...NO_TAX, why: decision.why };
  const { tax, place, reasonCode, textKey, why } = decision;
  return { tax, country: place?.country ?? null, reasonCode, textKey, why };
}

/** The tax with which a price that contains tax was made: the seller's own at home. */
export function taxAtHome({ seller, rates, on }: TaxTerms, category: string): LineTax {
  const { country, territory } = taxPlace(seller);
  return { category: 'S', components: ratesOn(rates, { country, territory, category }, on) ?? [] };
}

/** What is known of a buyer's VAT number; one of a country outside the Union's VIES says nothing about a member state. */
export function vatIdFacts(taxId: string | null, status: 'valid' | 'invalid' | 'unknown'): BuyerTaxFacts['vatId'] {
  if (taxId === null || taxId === '') return { status: 'none', country: null };
  const country = vatIdCountry(taxId);
  return { status: country !== null && EU_STATES.has(country) ? status : 'invalid', country };
}
