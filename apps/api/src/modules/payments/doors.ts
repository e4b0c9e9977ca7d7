import type { QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { type PluginAccess, readPluginAccess } from '#modules/plugins/index.ts';
import { paymentView } from './queries/payment-view.ts';
import { enabledGateways } from './store/gateways.ts';
import { getPaymentRow } from './store/payments.ts';

/** How far a payment is, for a page that waits with the payer. */
export type PaymentProgress = Pick<
  ReturnType<typeof paymentView>,
  'id' | 'status' | 'amount' | 'redirectUrl' | 'instructions' | 'failureMessage'
>;

export async function paymentProgress(ctx: QueryContext, paymentId: string): Promise<PaymentProgress> {
  const { id, status, amount, redirectUrl, instructions, failureMessage } = paymentView(
    await getPaymentRow(ctx, paymentId),
  );
  return { id, status, amount, redirectUrl, instructions, failureMessage };
}

/** Settings and secrets of a gateway that takes webhooks; any other one is "not found". */
export async function webhookGateway(ctx: QueryContext, pluginId: string): Promise<PluginAccess> {
  const gateway = (await enabledGateways(ctx)).find((one) => one.pluginId === pluginId);
  if (!gateway?.features.includes('parseWebhook')) throw notFound();
  return readPluginAccess(ctx, pluginId);
}
