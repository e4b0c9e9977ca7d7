import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { nextStatus } from '../core/invoice-state.ts';
import { MAX_LINES } from '../input.ts';
import { asInput, getLineRows } from '../store/invoice-lines.ts';
import { lockInvoice } from '../store/invoices.ts';
import { rewriteDraft } from '../store/rewrite-draft.ts';
import { writeDraft } from '../store/write-draft.ts';

/** Moves some lines of a draft to a new one of the same client, with the same day to pay. */
export const splitDraft = defineCommand({
  name: 'billing.split_draft',
  permission: 'invoice:create',
  input: z.strictObject({
    invoiceId: id(),
    lineIds: z.array(id()).check(z.minLength(1), z.maxLength(MAX_LINES)),
  }),
  example: (of) => ({ invoiceId: of('invoice'), lineIds: [of('invoice_line')] }),
  async run(ctx, { invoiceId, lineIds }) {
    const draft = await lockInvoice(ctx, invoiceId);
    nextStatus(draft.status, 'edit');
    const rows = await getLineRows(ctx, draft.id);
    const wanted = new Set(lineIds);
    const moved = rows.filter((row) => wanted.has(row.id));
    const kept = rows.filter((row) => !wanted.has(row.id));
    if (moved.length !== wanted.size) throw notFound();
    if (kept.length === 0) throw new AppError('billing.no_lines');
    const { clientId, currency, isTaxInclusive, isDebitNote, basedOnId, dueOn, dueWhy } = draft;
    await rewriteDraft(ctx, draft, { lines: kept.map(asInput), due: { dueOn, dueWhy } });
    const written = await writeDraft(ctx, {
      ...{ clientId, currency, isTaxInclusive, isDebitNote, lines: moved.map(asInput) },
      ...(basedOnId === null ? {} : { basedOnId }),
      due: dueOn === null || dueWhy === null ? null : { on: dueOn, why: dueWhy },
    });
    return { ...written, clientId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: input.invoiceId },
    clientId: result.clientId,
    detail: { newId: result.invoiceId, lines: input.lineIds.length, total: result.total },
  }),
});
