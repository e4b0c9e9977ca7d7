import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { correctInvoice } from '../store/correct-invoice.ts';
import { voidLines } from '../store/invoice-lines.ts';
import { lockInvoice } from '../store/invoices.ts';
import { writeReplacement } from '../store/write-replacement.ts';

/**
 * Corrects an invoice that may not be voided, because it was paid or the law wants a document: a credit note takes all of it
 * back, and a draft with the same lines stands in its place, to be changed and issued. What was paid becomes credit, and
 * pays the new one when it is issued. What waited for the one waits for the other, as after a void.
 */
export const replaceWithCreditNote = defineCommand({
  name: 'billing.replace_with_credit_note',
  permission: 'invoice:void',
  input: z.strictObject({ invoiceId: id(), reason: text(500) }),
  example: (of) => ({ invoiceId: of('invoice'), reason: 'Wrong company name' }),
  async run(ctx, { invoiceId }) {
    const before = await lockInvoice(ctx, invoiceId);
    if (before.creditedMinor !== 0n || before.writtenOffMinor !== 0n || before.disputedMinor !== 0n)
      throw new AppError('billing.invoice_is_corrected');
    const note = await correctInvoice(ctx, {
      invoiceId,
      wanted: () => ({ lines: null, amountMinor: null }),
      isReplaced: true,
    });
    // A later invoice gave a part back already: the same lines would bill it again.
    if (BigInt(note.total.amountMinor) !== before.totalMinor) throw new AppError('billing.invoice_is_corrected');
    await voidLines(ctx, invoiceId);
    const draft = await writeReplacement(ctx, before);
    return { ...draft, creditNoteId: note.creditNoteId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: input.invoiceId },
    clientId: result.clientId,
    detail: { reason: input.reason, creditNoteId: result.creditNoteId, draftId: result.invoiceId },
  }),
});
