import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { giveBackUses } from '../store/give-back.ts';
import { lockInvoice } from '../store/invoices.ts';
import { takeBackInvoice } from '../store/take-back.ts';
import { discardDraft } from './discard-draft.ts';

/**
 * Takes an issued invoice back that nothing was paid on: it keeps its number, its posting is reversed. One that still
 * waits for its tax has no number and is deleted.
 */
export const voidInvoice = defineCommand({
  name: 'billing.void_invoice',
  permission: 'invoice:void',
  input: z.strictObject({ invoiceId: id(), reason: text(500) }),
  example: (of) => ({ invoiceId: of('invoice'), reason: 'Ordered twice' }),
  async run(ctx, input) {
    const invoice = await lockInvoice(ctx, input.invoiceId);
    if (invoice.status === 'pending_tax') {
      await ctx.call(discardDraft, { invoiceId: invoice.id });
      return { clientId: invoice.clientId };
    }
    await takeBackInvoice(ctx, invoice, input.reason);
    await giveBackUses(ctx, { invoiceId: invoice.id, clientId: invoice.clientId });
    ctx.emit('invoice.voided', { invoiceId: invoice.id }, { clientId: invoice.clientId });
    return { clientId: invoice.clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: input.invoiceId },
    clientId: result.clientId,
    detail: { reason: input.reason },
  }),
});
