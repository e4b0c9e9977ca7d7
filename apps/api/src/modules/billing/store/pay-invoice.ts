import type { CommandContext } from '#lib/command/command.ts';
import { type Allocation, allocateAmount } from '../core/collect/allocation.ts';
import { nextStatus } from '../core/invoice-state.ts';
import { type InvoiceRow, lockInvoices, movePaid, payableMinor } from './invoices.ts';
import { post } from './ledger.ts';

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
  const open = payable.map((row) => ({ invoiceId: row.id, openMinor: payableMinor(row) }));
  const given = allocateAmount(of.amountMinor, open);
  for (const { invoiceId, amountMinor } of given.allocations) {
    const row = locked.get(invoiceId);
    if (row) await payOne(ctx, row, amountMinor);
  }
  return given;
}

async function payOne(ctx: CommandContext, row: InvoiceRow, amountMinor: bigint): Promise<void> {
  const isLast = amountMinor === payableMinor(row);
  const recoveredMinor = row.status === 'uncollectible' ? amountMinor : 0n;
  const status = nextStatus(row.status, isLast ? 'settle' : 'pay');
  await movePaid(ctx, row, { by: amountMinor, status, recoveredMinor });
  if (recoveredMinor > 0n) await postRecovery(ctx, row, recoveredMinor);
  if (isLast) ctx.emit('invoice.paid', { invoiceId: row.id }, { clientId: row.clientId });
}

/** What had been given up is owed again, before the payment settles it. */
export async function postRecovery(ctx: CommandContext, row: InvoiceRow, amountMinor: bigint): Promise<void> {
  const of = { currency: row.currency, invoiceId: row.id };
  await post(ctx, {
    kind: 'write_off_undone',
    businessKey: `write_off_undone:${ctx.newId()}`,
    clientId: row.clientId,
    description: 'Write-off undone',
    entries: [
      { account: 'receivable', amountMinor, ...of },
      { account: 'write_off', amountMinor: -amountMinor, ...of },
    ],
  });
}
