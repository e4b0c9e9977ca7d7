import type { QueryContext } from '#lib/command/command.ts';
import { enabledGateways } from './gateways.ts';
import { paymentsFor } from './payments.ts';

/** True when all that was paid on these invoices can be given back without a person: by a gateway that pays out. */
export async function refundsItself(ctx: QueryContext, invoiceIds: readonly string[]): Promise<boolean> {
  const paid = await paymentsFor(ctx, { invoiceIds, statuses: ['succeeded'] });
  const gateways = await enabledGateways(ctx);
  return paid.every(
    ({ kind, providerRef, pluginId }) =>
      kind !== 'manual' &&
      providerRef !== null &&
      gateways.some((one) => one.pluginId === pluginId && one.features.includes('refund')),
  );
}

/** True when a payment has put money on the invoice, so that some can go back to it. */
export async function hasPayments(ctx: QueryContext, invoiceId: string): Promise<boolean> {
  return (await paymentsFor(ctx, { invoiceIds: [invoiceId], statuses: ['succeeded'] })).length > 0;
}
