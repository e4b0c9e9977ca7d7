import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { lockInvoice } from '../store/invoices.ts';
import { takeBackInvoice } from '../store/take-back.ts';
import { writeReplacement } from '../store/write-replacement.ts';

/**
 * Corrects an issued invoice that nothing was paid on: voids it and writes a draft with the same lines in its place, to be
 * changed and issued. What waits for the invoice (an order, a change of plan) waits for the new one then; when the draft is
 * deleted instead, it is given up as after any void.
 */
export const replaceInvoice = defineCommand({
  name: 'billing.replace_invoice',
  permission: 'invoice:void',
  input: z.strictObject({ invoiceId: id(), reason: text(500) }),
  example: (of) => ({ invoiceId: of('invoice'), reason: 'Wrong company name' }),
  async run(ctx, { invoiceId, reason }) {
    const invoice = await lockInvoice(ctx, invoiceId);
    await takeBackInvoice(ctx, invoice, reason);
    return writeReplacement(ctx, invoice);
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: input.invoiceId },
    clientId: result.clientId,
    detail: { reason: input.reason, draftId: result.invoiceId },
  }),
});
