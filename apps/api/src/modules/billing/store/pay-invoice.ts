import type { CommandContext } from '#lib/command/command.ts';
import { type Allocation, allocateAmount } from '../core/collect/allocation.ts';
import { nextStatus } from '../core/invoice-state.ts';
import { type InvoiceRow, lockInvoices, movePaid, openMinor } from './invoices.ts';

/**
 * Gives an amount to invoices of one client and currency, in the order given, and marks what is then fully paid. Answers
 * what each got and what is left. Posting is the caller's: it knows where the money came from.
 */
export async function payInvoices(
  ctx: CommandContext,
  of: { clientId: string; currency: string; amountMinor: bigint; invoiceIds: readonly string[] },
): Promise<{ allocations: Allocation[]; restMinor: bigint }> {
  const locked = await lockInvoices(ctx, of.invoiceIds);
  const payable = of.invoiceIds.flatMap((id) => {
    const row = locked.get(id);
    return row && row.clientId === of.clientId && row.currency === of.currency ? [row] : [];
  });
  const open = payable.map((row) => ({ invoiceId: row.id, openMinor: openMinor(row) }));
  const given = allocateAmount(of.amountMinor, open);
  for (const { invoiceId, amountMinor } of given.allocations) {
    const row = locked.get(invoiceId);
    if (row) await payOne(ctx, row, amountMinor);
  }
  return given;
}

async function payOne(ctx: CommandContext, row: InvoiceRow, amountMinor: bigint): Promise<void> {
  const isLast = amountMinor === openMinor(row);
  await movePaid(ctx, row, { by: amountMinor, status: nextStatus(row.status, isLast ? 'settle' : 'pay') });
  if (isLast) ctx.emit('invoice.paid', { invoiceId: row.id }, { clientId: row.clientId });
}
