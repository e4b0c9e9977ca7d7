export { createTaxRate } from './commands/create-tax-rate.ts';
export { updateSettings } from './commands/update-settings.ts';
export { createTenant, type TenantPlan } from './create-tenant.ts';
export { ECB } from './ecb/read-rates.ts';
export { tenantEffects } from './effects.ts';
export type {} from './events.ts';
export { tenantJobs } from './jobs.ts';
export { siteLogo } from './queries/site-logo.ts';
export { accountingCurrency, exchangeRateOn } from './store/exchange-rates.ts';
export { logoPath, readLogo } from './store/logo.ts';
export { nextNumber, nextNumbers } from './store/numbering.ts';
export { invoiceSeller, type SellerParty, sellerParty } from './store/seller.ts';
export { readSettings } from './store/settings.ts';
export {
  calculatorsByCountry,
  countThresholdSale,
  sellerTaxFacts,
  taxRateRows,
  thresholdTotals,
} from './store/tax-facts.ts';
export { type TaxRate, taxRateFor } from './store/tax-rates.ts';
