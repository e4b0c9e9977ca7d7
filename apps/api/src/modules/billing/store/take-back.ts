import { invoices } from '#db/schema/billing.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { planTaxVoid } from '#modules/taxation/index.ts';
import { nextStatus } from '../core/invoice-state.ts';
import { getLineRows, voidLines } from './invoice-lines.ts';
import { type InvoiceRow, oneInvoice } from './invoices.ts';
import { issueKey } from './issuing.ts';
import { post, postedEntries, reversed } from './ledger.ts';
import { countVoided } from './threshold.ts';

/**
 * Voids a locked issued invoice that nothing was paid on: it keeps its number, its posting is reversed, its periods are free
 * to be billed again. Telling of it is the caller's.
 */
export async function takeBackInvoice(ctx: CommandContext, invoice: InvoiceRow, reason: string): Promise<void> {
  const status = nextStatus(invoice.status, 'void');
  if (invoice.paidMinor !== 0n) throw new AppError('billing.invoice_has_payments');
  if (invoice.creditedMinor !== 0n || invoice.writtenOffMinor !== 0n)
    throw new AppError('billing.invoice_is_corrected');
  await ctx.tx
    .update(invoices)
    .set({ status, voidedAt: ctx.now, voidReason: reason })
    .where(oneInvoice(ctx, invoice.id));
  // A pro forma was never a sale, and nothing was posted of it.
  if (invoice.kind !== 'proforma') await countVoided(ctx, { ...invoice, lines: await getLineRows(ctx, invoice.id) });
  await planTaxVoid(ctx, { invoiceId: invoice.id, clientId: invoice.clientId });
  await voidLines(ctx, invoice.id);
  await post(ctx, {
    kind: 'invoice_voided',
    businessKey: `invoice_voided:${invoice.id}`,
    clientId: invoice.clientId,
    description: 'Invoice voided',
    entries: reversed(await postedEntries(ctx, issueKey(invoice.id))),
  });
}
