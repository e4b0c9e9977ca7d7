import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { usableFunds } from '../store/credit.ts';
import { type LedgerEntry, post, postedEntries, reversed } from '../store/ledger.ts';
import { invoicePaidProformas } from '../store/paid-proformas.ts';
import { paidEntries, payInvoices } from '../store/pay-invoice.ts';
import { refundKey } from './take-back-payment.ts';

/**
 * Takes the booking of a refund back that failed: the money is still here. Credit is what it was before; the rest goes to
 * the invoices it came from as far as they are still open, what is left to the client's credit.
 */
export const restorePayment = defineCommand({
  name: 'billing.restore_payment',
  permission: 'payment:refund',
  input: z.strictObject({ refundId: id(), paymentId: id(), clientId: id() }),
  example: (of) => ({ refundId: of('refund'), paymentId: of('payment'), clientId: of('client') }),
  async run(ctx, { refundId, paymentId, clientId }) {
    const entries = await postedEntries(ctx, refundKey(refundId));
    const [clearing] = entries.filter((entry) => entry.account === 'gateway_clearing');
    if (!clearing) throw notFound();
    const { currency } = clearing;
    const fromInvoices = entries.filter(isOnInvoice);
    const others = entries.filter((entry) => !isOnInvoice(entry) && entry !== clearing);
    const amountMinor = fromInvoices.reduce((a, entry) => a + entry.amountMinor, 0n);
    const invoiceIds = fromInvoices.flatMap((entry) => (entry.invoiceId === undefined ? [] : [entry.invoiceId]));
    await usableFunds(ctx, { clientId, currency }, 'lock');
    const { allocations, proformas } = await payInvoices(ctx, { clientId, currency, amountMinor, invoiceIds });
    const given = allocations.reduce((a, part) => a + part.amountMinor, 0n);
    const of = { currency, paymentId };
    await post(ctx, {
      kind: 'refund_failed',
      businessKey: `refund_failed:${refundId}`,
      clientId,
      description: 'Refund failed',
      entries: [
        { account: 'gateway_clearing', amountMinor: -clearing.amountMinor, ...of },
        ...paidEntries(allocations, of),
        ...reversed(others),
        { account: 'client_credit', amountMinor: given - amountMinor, ...of },
      ],
    });
    await invoicePaidProformas(ctx, proformas);
    return {};
  },
  audit: ({ input }) => ({ resource: { kind: 'refund', id: input.refundId }, clientId: input.clientId }),
});

const isOnInvoice = ({ account }: LedgerEntry) => account === 'receivable' || account === 'unapplied_cash';
