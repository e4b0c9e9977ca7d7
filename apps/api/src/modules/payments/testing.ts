import type { Dispute } from '@panel1/plugin-sdk';
import { type Caller, execute, runAsSystem } from '#lib/command/execute.ts';
import type { Kernel } from '#lib/services.ts';
import { enablePlugin, saveSettings } from '#modules/plugins/index.ts';
import { followDispute } from './store/follow-dispute.ts';
import { getPaymentRow } from './store/payments.ts';

/** What a gateway would tell of a dispute over a whole payment; the money is withheld unless it is won. */
export async function disputeOf(
  kernel: Kernel,
  of: { tenantId: string; paymentId: string; status: Dispute['status'] },
): Promise<void> {
  const { tenantId, paymentId, status } = of;
  await runAsSystem(kernel, { tenantId, name: 'test', requestId: 'test' }, async (ctx) => {
    const { amountMinor, currency } = await getPaymentRow(ctx, paymentId);
    const amount = { amountMinor: amountMinor.toString(), currency };
    const withdrawn = status === 'won' ? { ...amount, amountMinor: '0' } : amount;
    const refs = { disputeRef: `du_${paymentId}`, paymentRef: `pi_${paymentId}` };
    const reported = { ...refs, status, amount, withdrawn, reason: 'fraudulent', openedAt: ctx.now.toString() };
    await followDispute(ctx, paymentId, { reported, askedAt: ctx.realNow });
  });
}

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
