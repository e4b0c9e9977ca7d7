export { createTaxRate } from './commands/create-tax-rate.ts';
export { updateSettings } from './commands/update-settings.ts';
export { createTenant, type TenantPlan } from './create-tenant.ts';
export type {} from './events.ts';
export { nextNumber } from './store/numbering.ts';
export { invoiceSeller, type SellerParty, sellerParty } from './store/seller.ts';
export { readSettings } from './store/settings.ts';
export { type TaxRate, taxRateFor } from './store/tax-rates.ts';
