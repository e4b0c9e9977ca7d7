import { defineCommand } from '#lib/command/define.ts';
import { MAX_LINES } from '../input.ts';
import { gatheringDayOf, lockGathering } from '../store/gathering.ts';
import { asInput, getLineRows } from '../store/invoice-lines.ts';
import { rewriteDraft } from '../store/rewrite-draft.ts';
import { writeDraft } from '../store/write-draft.ts';
import { billLines } from './bill-lines.ts';
import { issueInvoice } from './issue-invoice.ts';

/**
 * Bills what falls due: on an invoice of its own, issued at once, or on the draft that gathers what falls due of the client
 * within the month, which is to be paid within the provider's term after its issue. No procedure leads here.
 */
export const billDueLines = defineCommand({
  name: 'billing.bill_due_lines',
  permission: 'invoice:create',
  input: billLines.input,
  example: billLines.example,
  async run(ctx, wanted) {
    const { clientId, currency, lines } = wanted;
    if ((await gatheringDayOf(ctx, clientId)) === null) {
      const { invoiceId } = await ctx.call(billLines, wanted);
      await ctx.call(issueInvoice, { invoiceId });
      return { invoiceId, isGathered: false };
    }
    const draft = await lockGathering(ctx, { clientId, currency });
    const held = draft === null ? [] : (await getLineRows(ctx, draft.id)).map(asInput);
    if (draft !== null && held.length + lines.length <= MAX_LINES) {
      await rewriteDraft(ctx, draft, { lines: [...held, ...lines], due: {} });
      return { invoiceId: draft.id, isGathered: true };
    }
    // One document cannot hold more: it goes out, and another one begins.
    if (draft !== null) await ctx.call(issueInvoice, { invoiceId: draft.id });
    const { invoiceId } = await writeDraft(ctx, { clientId, currency, lines, due: null, isGathering: true });
    return { invoiceId, isGathered: true };
  },
  audit: ({ input, result }) =>
    result.isGathered
      ? {
          resource: { kind: 'invoice', id: result.invoiceId },
          clientId: input.clientId,
          detail: { lines: input.lines.length },
        }
      : null,
});
