import { id, localDate } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { invoices } from '#db/schema/billing.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { clientParty } from '#modules/clients/index.ts';
import { nextStatus } from '../core/invoice-state.ts';
import { exampleLine, lineInputs } from '../input.ts';
import { demandOwnCorrections, replaceLines, taxLines } from '../store/invoice-lines.ts';
import { lockInvoice, oneInvoice } from '../store/invoices.ts';
import { buyerOf } from '../store/parties.ts';
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
    const client = await clientParty(ctx, invoice.clientId);
    await demandOwnCorrections(ctx, client.clientId, input.lines);
    const { isTaxInclusive } = invoice;
    const taxed = await taxLines(ctx, input.lines, { clientId: client.clientId, on: ctx.today, isTaxInclusive });
    const { netMinor, taxMinor, totalMinor } = taxed.amounts;
    await replaceLines(ctx, invoice, { lines: byHand(ctx, input.lines), ...taxed });
    await ctx.tx
      .update(invoices)
      .set({
        netMinor,
        taxMinor,
        totalMinor,
        buyer: buyerOf(client),
        ...dueColumns(ctx, input.dueOn),
      })
      .where(oneInvoice(ctx, invoice.id));
    return { clientId: invoice.clientId, total: { amountMinor: totalMinor.toString(), currency: invoice.currency } };
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
