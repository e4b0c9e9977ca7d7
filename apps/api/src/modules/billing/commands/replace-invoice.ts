import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { freeUses, moveRedemptions } from '../store/give-back.ts';
import { asInput, getLineRows } from '../store/invoice-lines.ts';
import { lockInvoice } from '../store/invoices.ts';
import { takeBackInvoice } from '../store/take-back.ts';
import { writeDraft } from '../store/write-draft.ts';

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
    const lines = (await getLineRows(ctx, invoice.id)).map(asInput);
    await takeBackInvoice(ctx, invoice, reason);
    await freeUses(ctx, invoice);
    const { clientId, currency, isTaxInclusive, isDebitNote, dueOn, dueWhy } = invoice;
    const draft = await writeDraft(ctx, {
      ...{ clientId, currency, lines, isTaxInclusive, isDebitNote, basedOnId: invoice.id },
      // A day that somebody or a rule has set stays; one counted from the day of issue is counted anew.
      due: dueOn === null || dueWhy === null || COUNTED.has(dueWhy.rule) ? null : { on: dueOn, why: dueWhy },
    });
    await moveRedemptions(ctx, { clientId, from: invoice.id, to: draft.invoiceId });
    return { ...draft, clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: input.invoiceId },
    clientId: result.clientId,
    detail: { reason: input.reason, draftId: result.invoiceId },
  }),
});

const COUNTED = new Set(['term_days', 'due_not_before_issue']);
