import { actionOf, mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { readExchangeRates } from './actions/read-exchange-rates.ts';
import { removeLogo, uploadLogo } from './actions/upload-logo.ts';
import { completeSetup } from './commands/complete-setup.ts';
import { createTaxRate } from './commands/create-tax-rate.ts';
import { deleteExchangeRate } from './commands/delete-exchange-rate.ts';
import { deleteTaxRate } from './commands/delete-tax-rate.ts';
import { setExchangeRate } from './commands/set-exchange-rate.ts';
import { updateNumbering } from './commands/update-numbering.ts';
import { updateSettings } from './commands/update-settings.ts';
import { updateTaxRate } from './commands/update-tax-rate.ts';
import { getSettings } from './queries/get-settings.ts';
import { listExchangeRates } from './queries/list-exchange-rates.ts';
import { listNumbering } from './queries/list-numbering.ts';
import { listTaxCategories } from './queries/list-tax-categories.ts';
import { listTaxRates } from './queries/list-tax-rates.ts';
import { setupState } from './queries/setup-state.ts';
import { site } from './queries/site.ts';
import { taxOverview } from './queries/tax-overview.ts';

export const tenantsRouter = router({
  exchangeRates: queryOf(listExchangeRates),
  readExchangeRates: actionOf(readExchangeRates),
  setExchangeRate: mutationOf(setExchangeRate),
  deleteExchangeRate: mutationOf(deleteExchangeRate),
  site: queryOf(site),
  setupState: queryOf(setupState),
  completeSetup: mutationOf(completeSetup),
  settings: queryOf(getSettings),
  updateSettings: mutationOf(updateSettings),
  uploadLogo: actionOf(uploadLogo),
  removeLogo: actionOf(removeLogo),
  numbering: queryOf(listNumbering),
  updateNumbering: mutationOf(updateNumbering),
  taxCategories: queryOf(listTaxCategories),
  taxRates: queryOf(listTaxRates),
  taxOverview: queryOf(taxOverview),
  createTaxRate: mutationOf(createTaxRate),
  updateTaxRate: mutationOf(updateTaxRate),
  deleteTaxRate: mutationOf(deleteTaxRate),
});
