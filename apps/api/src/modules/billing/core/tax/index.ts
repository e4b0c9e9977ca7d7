/** The tax part of the billing core's door. */

export {
  type BuyerTaxFacts,
  decideTax,
  type SellerTaxFacts,
  type TaxDecision,
  type TaxExplanation,
  type TaxFacts,
  type TaxRegistration,
  type TaxRule,
} from './decide.ts';
export { EU_STATES, RATES_VERSION, VAT_RATES } from './eu-rates.ts';
export {
  isUnderThreshold,
  type LocationEvidence,
  locationFixed,
  OSS_THRESHOLD_MINOR,
  viesWaitMinutes,
} from './evidence.ts';
export { dropsIncludedTax, isTaxCategory, type LineTax, type TaxCategory, type TaxComponent } from './line-tax.ts';
export { type AskedLine, linesToAsk, type QuotedLine, taxesOfQuote } from './quote.ts';
export { percent, ratesOn, type TaxRateRow } from './rates.ts';
export { type DecidedTax, NO_TAX, type TaxTerms, UNTAXED, vatIdFacts } from './terms.ts';
export { type TaxPlace, taxPlace, vatIdCountry } from './territories.ts';
