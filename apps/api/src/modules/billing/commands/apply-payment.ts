import { currency, id, nonNegativeMinor } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { post } from '../store/ledger.ts';
import { invoicePaidProformas } from '../store/paid-proformas.ts';
import { paidEntries, payInvoices } from '../store/pay-invoice.ts';

/**
 * Books money that arrived: to the invoices in the order given, what is left to the client's credit. Called by payments
 * when a payment is settled; a second call for the same payment is refused by the ledger's business key.
 */
export const applyPayment = defineCommand({
  name: 'billing.apply_payment',
  permission: 'payment:record',
  input: z.strictObject({
    paymentId: id(),
    clientId: id(),
    amountMinor: nonNegativeMinor(),
    currency: currency(),
    invoiceIds: z.array(id()).check(z.maxLength(200)),
  }),
  example: (of) => ({
    paymentId: of('payment'),
    clientId: of('client'),
    amountMinor: '1000',
    currency: 'EUR',
    invoiceIds: [of('invoice')],
  }),
  async run(ctx, input) {
    const { paymentId, clientId } = input;
    const amountMinor = BigInt(input.amountMinor);
    const { allocations, restMinor, proformas } = await payInvoices(ctx, { ...input, amountMinor });
    const of = { currency: input.currency, paymentId };
    await post(ctx, {
      kind: 'payment_received',
      businessKey: `payment_received:${paymentId}`,
      clientId,
      description: 'Payment received',
      entries: [
        { account: 'gateway_clearing', amountMinor, ...of },
        ...paidEntries(allocations, of),
        { account: 'client_credit', amountMinor: -restMinor, ...of },
      ],
    });
    await invoicePaidProformas(ctx, proformas);
    return {
      allocations: allocations.map((part) => ({ invoiceId: part.invoiceId, amountMinor: part.amountMinor.toString() })),
      creditMinor: restMinor.toString(),
    };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'payment', id: input.paymentId },
    clientId: input.clientId,
    detail: { amountMinor: input.amountMinor, currency: input.currency, ...result },
  }),
});
