import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { invoices } from '#db/schema/billing.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { nextStatus } from '../core/invoice-state.ts';
import { lockInvoice, oneInvoice, openMinor } from '../store/invoices.ts';
import { post } from '../store/ledger.ts';

/** Gives up what is still owed on an invoice: a loss. Should the money come after all, it is taken in and the loss undone. */
export const writeOffInvoice = defineCommand({
  name: 'billing.write_off_invoice',
  permission: 'invoice:void',
  input: z.strictObject({ invoiceId: id(), reason: text(500) }),
  example: (of) => ({ invoiceId: of('invoice'), reason: 'Insolvent' }),
  async run(ctx, input) {
    const invoice = await lockInvoice(ctx, input.invoiceId);
    const status = nextStatus(invoice.status, 'give_up');
    const amountMinor = openMinor(invoice);
    if (invoice.kind !== 'invoice' || amountMinor <= 0n)
      throw new AppError('billing.wrong_state', { values: { status: invoice.status } });
    const { clientId, currency, writtenOffMinor } = invoice;
    await ctx.tx
      .update(invoices)
      .set({ status, writtenOffMinor: writtenOffMinor + amountMinor })
      .where(oneInvoice(ctx, invoice.id));
    const of = { currency, invoiceId: invoice.id };
    await post(ctx, {
      kind: 'invoice_written_off',
      businessKey: `invoice_written_off:${ctx.newId()}`,
      clientId,
      description: 'Invoice written off',
      entries: [
        { account: 'write_off', amountMinor, ...of },
        { account: 'receivable', amountMinor: -amountMinor, ...of },
      ],
    });
    ctx.emit('invoice.written_off', { invoiceId: invoice.id }, { clientId });
    return { clientId, writtenOff: { amountMinor: amountMinor.toString(), currency } };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: input.invoiceId },
    clientId: result.clientId,
    detail: { writtenOff: result.writtenOff, reason: input.reason },
  }),
});
