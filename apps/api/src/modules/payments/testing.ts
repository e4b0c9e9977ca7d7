import { type Caller, execute } from '#lib/command/execute.ts';
import { enablePlugin, saveSettings } from '#modules/plugins/index.ts';

/** Switches the Stripe plugin on, with keys of a simulator at `apiBaseUrl`. */
export async function enableStripe(
  staff: Caller,
  of: { apiBaseUrl: string; secretKey: string; webhookSecret: string },
): Promise<void> {
  const { apiBaseUrl, ...secrets } = of;
  await execute(staff, saveSettings, { pluginId: 'stripe', settings: { apiBaseUrl }, secrets });
  await execute(staff, enablePlugin, { pluginId: 'stripe' });
}

/** Switches bank transfer on. */
export async function enableBankTransfer(staff: Caller): Promise<void> {
  const settings = { accountHolder: 'Provider Ltd', iban: 'DE89370400440532013000', bankName: 'Example Bank' };
  await execute(staff, saveSettings, { pluginId: 'bank-transfer', settings, secrets: {} });
  await execute(staff, enablePlugin, { pluginId: 'bank-transfer' });
}
