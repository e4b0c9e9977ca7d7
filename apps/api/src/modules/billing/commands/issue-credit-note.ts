import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { creditInput, wantedCredit } from '../input.ts';
import { correctInvoice } from '../store/correct-invoice.ts';

/**
 * Corrects an issued invoice by a credit note: over some of its lines, over an amount, or over all that is left of it.
 * What is still owed is lowered first; what was paid becomes the client's credit. The answer names the payments it came
 * from, so that payments can refund it.
 */
export const issueCreditNote = defineCommand({
  name: 'billing.issue_credit_note',
  permission: 'invoice:void',
  input: z.strictObject({ invoiceId: id(), ...creditInput, reason: text(500) }),
  example: (of) => ({ invoiceId: of('invoice'), reason: 'Out of order for three days' }),
  run: (ctx, { invoiceId, ...input }) => correctInvoice(ctx, { invoiceId, wanted: () => wantedCredit(input) }),
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: input.invoiceId },
    clientId: result.clientId,
    detail: { creditNoteId: result.creditNoteId, total: result.total, reason: input.reason },
  }),
});
