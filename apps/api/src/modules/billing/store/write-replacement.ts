import type { CommandContext } from '#lib/command/command.ts';
import { freeUses, moveRedemptions } from './give-back.ts';
import { asInput, getLineRows } from './invoice-lines.ts';
import type { InvoiceRow } from './invoices.ts';
import { writeDraft } from './write-draft.ts';

/** Writes the draft that stands in place of an invoice that was taken back: the same lines, for the same coupons. */
export async function writeReplacement(ctx: CommandContext, invoice: InvoiceRow) {
  await freeUses(ctx, invoice);
  const { clientId, currency, isTaxInclusive, isDebitNote, dueOn, dueWhy } = invoice;
  const draft = await writeDraft(ctx, {
    ...{ clientId, currency, isTaxInclusive, isDebitNote, basedOnId: invoice.id },
    lines: (await getLineRows(ctx, invoice.id)).map(asInput),
    // A day that somebody or a rule has set stays; one counted from the day of issue is counted anew.
    due: dueOn === null || dueWhy === null || COUNTED.has(dueWhy.rule) ? null : { on: dueOn, why: dueWhy },
  });
  await moveRedemptions(ctx, { clientId, from: invoice.id, to: draft.invoiceId });
  return { ...draft, clientId };
}

const COUNTED = new Set(['term_days', 'due_not_before_issue']);
