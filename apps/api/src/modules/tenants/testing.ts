import { type Caller, execute } from '#lib/command/execute.ts';
import { updateSettings } from './commands/update-settings.ts';

export { removeLogo, uploadLogo } from './actions/upload-logo.ts';
export { setExchangeRate } from './commands/set-exchange-rate.ts';

/** Turns the charging of tax on; `facts` say more of the seller. */
export async function chargeTax(caller: Caller, facts: Record<string, unknown> = {}): Promise<void> {
  await execute(caller, updateSettings, { section: 'tax', value: { chargesTax: true, ...facts } });
}

/** Lets clients buy credit in euros and dollars, from 5.00 to 500.00, up to 1,000.00. */
export async function sellCredit(caller: Caller, of: { expiresAfterMonths?: number; paysInvoices?: boolean } = {}) {
  const amounts = { leastMinor: '500', mostMinor: '50000', mostBalanceMinor: '100000' };
  const limits = ['EUR', 'USD'].map((currency) => ({ currency, ...amounts }));
  await execute(caller, updateSettings, { section: 'wallet', value: { isOn: true, limits, ...of } });
}
