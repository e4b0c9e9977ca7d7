import { id, nonNegativeMinor } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { nextStatus } from '../core/invoice-state.ts';
import { lockInvoice, payableMinor } from '../store/invoices.ts';
import { spendOn } from '../store/spend-credit.ts';

/** Pays an invoice from the client's credit: as much as there is, or exactly the amount that is asked for. */
export const applyCredit = defineCommand({
  name: 'billing.apply_credit',
  permission: 'invoice:pay',
  input: z.strictObject({ invoiceId: id(), amountMinor: z.optional(nonNegativeMinor()) }),
  example: (of) => ({ invoiceId: of('invoice') }),
  async run(ctx, input) {
    const invoice = await lockInvoice(ctx, input.invoiceId);
    nextStatus(invoice.status, 'pay');
    const { clientId, currency } = invoice;
    const open = payableMinor(invoice);
    const wanted = input.amountMinor === undefined ? null : BigInt(input.amountMinor);
    const most = wanted !== null && wanted < open ? wanted : open;
    const amountMinor = await spendOn(ctx, invoice, { mostMinor: most });
    if (amountMinor === 0n || (wanted !== null && amountMinor < most)) throw new AppError('billing.not_enough_credit');
    return { clientId, applied: { amountMinor: amountMinor.toString(), currency } };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: input.invoiceId },
    clientId: result.clientId,
    detail: { applied: result.applied },
  }),
});
