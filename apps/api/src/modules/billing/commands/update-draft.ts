import { id, localDate } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { nextStatus } from '../core/invoice-state.ts';
import { exampleLine, lineInputs } from '../input.ts';
import { getLineRows } from '../store/invoice-lines.ts';
import { lockInvoice } from '../store/invoices.ts';
import { rewriteDraft } from '../store/rewrite-draft.ts';
import { asSoldBefore } from '../store/sold-before.ts';
import { byHand, dueAsWritten } from '../store/write-draft.ts';

/** Gives a draft other lines; an issued invoice never changes. */
export const updateDraft = defineCommand({
  name: 'billing.update_draft',
  permission: 'invoice:create',
  input: z.strictObject({
    invoiceId: id(),
    lines: lineInputs(),
    /** Unchanged where left out; null: the tenant's term after issue. */
    dueOn: z.optional(z.nullable(localDate())),
  }),
  example: (of) => ({ invoiceId: of('invoice'), lines: [exampleLine] }),
  async run(ctx, input) {
    const invoice = await lockInvoice(ctx, input.invoiceId);
    nextStatus(invoice.status, 'edit');
    const lines = asSoldBefore(byHand(ctx, input.lines), await getLineRows(ctx, invoice.id));
    const { total } = await rewriteDraft(ctx, invoice, { lines, due: dueColumns(ctx, input.dueOn) });
    return { clientId: invoice.clientId, total };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'invoice', id: input.invoiceId },
    clientId: result.clientId,
    detail: { total: result.total, lines: input.lines.length },
  }),
});

/** The last day to pay as it is written now; untouched where nothing was said of it. */
function dueColumns(ctx: CommandContext, dueOn: string | null | undefined) {
  if (dueOn === undefined) return {};
  if (dueOn === null) return { dueOn: null, dueWhy: null };
  const { on, why } = dueAsWritten(ctx, dueOn);
  return { dueOn: on, dueWhy: why };
}
