import { sql } from 'drizzle-orm';
import { invoices } from '#db/schema/billing.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { invoiceBalance } from '../core/index.ts';
import { nextStatus } from '../core/invoice-state.ts';
import { type InvoiceRow, oneInvoice } from './invoices.ts';
import type { LedgerEntry } from './ledger.ts';
import { postRecovery } from './pay-invoice.ts';

/** The business key of the posting by which a dispute took money for the nth time. */
export const withheldKey = (of: { disputeId: string; nth: number }): string =>
  `dispute_opened:${of.disputeId}:${of.nth}`;

/** What of the posting of a dispute stands on which invoice. */
export function disputedParts(entries: readonly LedgerEntry[]): { invoiceId: string; amountMinor: bigint }[] {
  return entries.flatMap(({ account, invoiceId, amountMinor }) =>
    account === 'disputed_receivable' && invoiceId !== undefined ? [{ invoiceId, amountMinor }] : [],
  );
}

interface Moves {
  disputed: bigint;
  paid?: bigint;
  writtenOff?: bigint;
  status: InvoiceRow['status'];
}

/** Moves what is disputed of a locked invoice, and with it what counts as paid. */
export async function moveDisputed(ctx: CommandContext, row: InvoiceRow, by: Moves): Promise<void> {
  const { status } = by;
  await ctx.tx
    .update(invoices)
    .set({
      disputedMinor: sql`${invoices.disputedMinor} + ${by.disputed}`,
      paidMinor: sql`${invoices.paidMinor} + ${by.paid ?? 0n}`,
      writtenOffMinor: sql`${invoices.writtenOffMinor} + ${by.writtenOff ?? 0n}`,
      status,
      ...(status === row.status ? {} : { paidAt: status === 'paid' ? ctx.now : null }),
    })
    .where(oneInvoice(ctx, row.id));
}

/**
 * A part of a payment counts as paid again. Answers what is too much by now, because the client paid in another way or
 * the invoice was credited meanwhile: that leaves the invoice and is credit.
 */
export async function releasePart(ctx: CommandContext, row: InvoiceRow, partMinor: bigint): Promise<bigint> {
  const recoveredMinor =
    row.status === 'uncollectible' ? [partMinor, row.writtenOffMinor].reduce((a, b) => (a < b ? a : b)) : 0n;
  if (recoveredMinor > 0n) await postRecovery(ctx, row, recoveredMinor);
  const balance = invoiceBalance({
    ...row,
    disputedMinor: row.disputedMinor - partMinor,
    writtenOffMinor: row.writtenOffMinor - recoveredMinor,
  });
  const excessMinor = balance < 0n ? -balance : 0n;
  const isSettled = balance <= 0n && row.status !== 'paid';
  const status = isSettled ? nextStatus(row.status, 'settle') : row.status;
  await moveDisputed(ctx, row, { disputed: -partMinor, paid: -excessMinor, writtenOff: -recoveredMinor, status });
  if (isSettled) ctx.emit('invoice.paid', { invoiceId: row.id }, { clientId: row.clientId });
  return excessMinor;
}
