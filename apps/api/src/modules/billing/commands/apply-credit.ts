import { id, nonNegativeMinor } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { nextStatus } from '../core/invoice-state.ts';
import { creditBalance } from '../store/credit.ts';
import { lockInvoice, payableMinor } from '../store/invoices.ts';
import { post } from '../store/ledger.ts';
import { payInvoices } from '../store/pay-invoice.ts';

/** Pays an invoice from the client's credit: as much as there is, or exactly the amount that is asked for. */
export const applyCredit = defineCommand({
  name: 'billing.apply_credit',
  permission: 'invoice:pay',
  input: z.strictObject({ invoiceId: id(), amountMinor: z.optional(nonNegativeMinor()) }),
  example: (of) => ({ invoiceId: of('invoice') }),
  async run(ctx, input) {
    const invoice = await lockInvoice(ctx, input.invoiceId);
    nextStatus(invoice.status, 'pay');
    const { id: invoiceId, clientId, currency } = invoice;
    const there = await creditBalance(ctx, { clientId, currency }, 'lock');
    const wanted = input.amountMinor === undefined ? there : BigInt(input.amountMinor);
    const amountMinor = wanted < payableMinor(invoice) ? wanted : payableMinor(invoice);
    if (amountMinor === 0n || amountMinor > there) throw new AppError('billing.not_enough_credit');
    await payInvoices(ctx, { clientId, currency, amountMinor, invoiceIds: [invoiceId] });
    await post(ctx, {
      kind: 'credit_spent',
      businessKey: `credit_spent:${ctx.newId()}`,
      clientId,
      description: 'Invoice paid from credit',
      entries: [
        { account: 'client_credit', amountMinor, currency, invoiceId },
        { account: 'receivable', amountMinor: -amountMinor, currency, invoiceId },
      ],
    });
    return { clientId, applied: { amountMinor: amountMinor.toString(), currency } };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: input.invoiceId },
    clientId: result.clientId,
    detail: { applied: result.applied },
  }),
});
