import { defineConsumer } from '#lib/outbox/subscriber.ts';
import { invoiceFacts } from '#modules/billing/index.ts';
import { chargeMethod } from './commands/charge-method.ts';
import { enabledGateways, takes } from './store/gateways.ts';
import { defaultMethod } from './store/methods.ts';
import { paymentsFor } from './store/payments.ts';

const STARTED = ['planned', 'needs_action', 'pending', 'succeeded', 'unknown'] as const;

/** Charges a new invoice to the client's default method, unless its payment was started already (at the checkout). */
export const paymentsConsumer = defineConsumer('payments', {
  'invoice.issued': async (ctx, { payload: { invoiceId } }) => {
    const [invoice] = await invoiceFacts(ctx, [invoiceId]);
    if (!invoice || invoice.openMinor === 0n) return;
    const method = await defaultMethod(ctx, invoice.clientId);
    if (!method) return;
    const started = await paymentsFor(ctx, { invoiceIds: [invoiceId], statuses: STARTED });
    if (started.length > 0) return;
    const gateway = (await enabledGateways(ctx)).find((one) => one.pluginId === method.pluginId);
    if (!gateway?.features.includes('chargeSaved') || !takes(gateway, invoice.currency)) return;
    await ctx.call(chargeMethod, { invoiceIds: [invoiceId], paymentMethodId: method.id });
  },
});
