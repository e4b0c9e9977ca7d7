import { type Caller, execute } from '#lib/command/execute.ts';
import { updateSettings } from './commands/update-settings.ts';

export { removeLogo, uploadLogo } from './actions/upload-logo.ts';

/** Turns the charging of tax on; `facts` say more of the seller. */
export async function chargeTax(caller: Caller, facts: Record<string, unknown> = {}): Promise<void> {
  await execute(caller, updateSettings, { section: 'tax', value: { chargesTax: true, ...facts } });
}
