import { id, localDate } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { exampleLine, lineInputs } from '../input.ts';
import { getInvoiceRow } from '../store/invoices.ts';
import { byHand, dueAsWritten, writeDraft } from '../store/write-draft.ts';

/**
 * Writes a draft of a debit note: it charges what an issued invoice left out. A document of its own that names the invoice;
 * that one stays as it is.
 */
export const writeDebitNote = defineCommand({
  name: 'billing.write_debit_note',
  permission: 'invoice:create',
  input: z.strictObject({
    /** The invoice that it adds to. */
    invoiceId: id(),
    lines: lineInputs(),
    /** Last day to pay; the tenant's term after issue where left out. */
    dueOn: z.optional(localDate()),
  }),
  example: (of) => ({ invoiceId: of('invoice'), lines: [exampleLine] }),
  async run(ctx, { invoiceId, lines, dueOn }) {
    const invoice = await getInvoiceRow(ctx, invoiceId);
    const { clientId, currency, kind, isDebitNote, status } = invoice;
    const isOut = status === 'issued' || status === 'paid' || status === 'uncollectible';
    if (kind !== 'invoice' || isDebitNote || !isOut) throw new AppError('billing.wrong_state', { values: { status } });
    const draft = await writeDraft(ctx, {
      ...{ clientId, currency, isDebitNote: true, basedOnId: invoice.id },
      lines: byHand(ctx, lines),
      due: dueOn === undefined ? null : dueAsWritten(ctx, dueOn),
    });
    return { ...draft, clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: result.invoiceId },
    clientId: result.clientId,
    detail: { addsTo: input.invoiceId, total: result.total, lines: input.lines.length },
  }),
});
