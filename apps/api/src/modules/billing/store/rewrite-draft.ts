import { invoices } from '#db/schema/billing.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { clientParty } from '#modules/clients/index.ts';
import type { BilledLine } from '../input.ts';
import { taxLines } from './compute-lines.ts';
import { demandOwnCorrections, replaceLines } from './invoice-lines.ts';
import { type InvoiceRow, oneInvoice } from './invoices.ts';
import { buyerOf } from './parties.ts';

/** Gives a locked draft other lines, with amounts and tax of today, and the client as it is now. */
export async function rewriteDraft(
  ctx: CommandContext,
  draft: InvoiceRow,
  { lines, due }: { lines: readonly BilledLine[]; due: Partial<Pick<InvoiceRow, 'dueOn' | 'dueWhy'>> },
) {
  const client = await clientParty(ctx, draft.clientId);
  await demandOwnCorrections(ctx, client.clientId, lines);
  const { clientId, currency, isTaxInclusive } = draft;
  const taxed = await taxLines(ctx, lines, { clientId, currency, on: ctx.today, isTaxInclusive });
  const { netMinor, taxMinor, totalMinor } = taxed.amounts;
  await replaceLines(ctx, draft, { lines, ...taxed });
  await ctx.tx
    .update(invoices)
    .set({ netMinor, taxMinor, totalMinor, buyer: buyerOf(client), ...due })
    .where(oneInvoice(ctx, draft.id));
  return { total: { amountMinor: totalMinor.toString(), currency: draft.currency } };
}
