import { and, eq } from 'drizzle-orm';
import { invoices } from '#db/schema/billing.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { type InvoiceRow, lockInvoice, payableMinor } from './invoices.ts';
import { creditNoteKey } from './issuing.ts';
import { postedEntries } from './ledger.ts';
import { spendOn } from './spend-credit.ts';

/** Pays an invoice that was just issued with what had been paid of the one that it replaces, as far as that is still credit. */
export async function takeOverMoney(ctx: CommandContext, of: { invoiceId: string; replacedId: string }): Promise<void> {
  const note = await noteOver(ctx, of.replacedId);
  if (note === null) return;
  const entries = await postedEntries(ctx, creditNoteKey(note.id));
  const only = new Set(
    entries.flatMap(({ account, fundId }) => (account === 'client_credit' && fundId ? [fundId] : [])),
  );
  const invoice = await lockInvoice(ctx, of.invoiceId);
  if (only.size === 0 || invoice.status !== 'issued') return;
  await spendOn(ctx, invoice, { mostMinor: payableMinor(invoice), only });
}

/**
 * Tells that nobody will pay an invoice any more whose correction was deleted: it is void, or a credit note took it back
 * before it was paid. One that had been paid has nothing that waits for it.
 */
export async function tellGivenUp(ctx: CommandContext, replacedId: string): Promise<void> {
  const replaced = await lockInvoice(ctx, replacedId);
  const about = { clientId: replaced.clientId };
  if (replaced.status === 'void') return ctx.emit('invoice.voided', { invoiceId: replacedId }, about);
  const note = await noteOver(ctx, replacedId);
  // The note itself settled it.
  if (note !== null && replaced.paidAt?.equals(note.createdAt))
    ctx.emit('invoice.credited', { invoiceId: replacedId }, about);
}

/** The credit note that took an invoice back to write it anew: the only one of it. */
async function noteOver(ctx: QueryContext, invoiceId: string): Promise<InvoiceRow | null> {
  const [note] = await ctx.tx
    .select()
    .from(invoices)
    .where(
      and(
        ...[eq(invoices.tenantId, ctx.tenant.id), eq(invoices.basedOnId, invoiceId)],
        eq(invoices.kind, 'credit_note'),
      ),
    )
    .limit(1);
  return note ?? null;
}
