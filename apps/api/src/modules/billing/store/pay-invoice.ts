import type { CommandContext } from '#lib/command/command.ts';
import { type Allocation, allocateAmount } from '../core/collect/allocation.ts';
import { nextStatus } from '../core/invoice-state.ts';
import { voidLines } from './invoice-lines.ts';
import { type InvoiceRow, lockInvoices, movePaid, payableMinor } from './invoices.ts';
import { type LedgerEntry, post } from './ledger.ts';

/** What a document got of an amount, and the account that it lowers: a pro forma is owed by nobody, money for it waits. */
export interface PaidPart extends Allocation {
  account: 'receivable' | 'unapplied_cash';
}

/** What was paid of documents. */
export interface Paid {
  allocations: PaidPart[];
  restMinor: bigint;
  /** Pro formas that are fully paid: `invoicePaidProformas` makes their invoices once the money is posted. */
  proformas: InvoiceRow[];
}

/**
 * Gives an amount to invoices and pro formas of one client and currency, in the order given, and marks what is then fully
 * paid. Answers what each got and what is left. Posting is the caller's: it knows where the money came from.
 */
export async function payInvoices(
  ctx: CommandContext,
  of: { clientId: string; currency: string; amountMinor: bigint; invoiceIds: readonly string[] },
): Promise<Paid> {
  const locked = await lockInvoices(ctx, of.invoiceIds);
  const payable = of.invoiceIds.flatMap((id) => {
    const row = locked.get(id);
    return row && row.clientId === of.clientId && row.currency === of.currency ? [row] : [];
  });
  const open = payable.map((row) => ({ invoiceId: row.id, openMinor: payableMinor(row) }));
  const given = allocateAmount(of.amountMinor, open);
  const paid: Paid = { allocations: [], restMinor: given.restMinor, proformas: [] };
  for (const part of given.allocations) {
    const row = locked.get(part.invoiceId);
    if (!row) continue;
    const isSettled = await payOne(ctx, row, part.amountMinor);
    paid.allocations.push({ ...part, account: heldOn(row) });
    if (isSettled && row.kind === 'proforma') paid.proformas.push(row);
  }
  return paid;
}

/** Where money on a document stands until it is an invoice's. */
export const heldOn = ({ kind }: Pick<InvoiceRow, 'kind'>): PaidPart['account'] =>
  kind === 'proforma' ? 'unapplied_cash' : 'receivable';

/** The side of a posting that puts money on documents. */
export const paidEntries = (
  allocations: readonly PaidPart[],
  of: { currency: string; paymentId?: string },
): LedgerEntry[] =>
  allocations.map(({ account, amountMinor, invoiceId }) => ({ account, amountMinor: -amountMinor, invoiceId, ...of }));

/** True when nothing is left to pay then. */
async function payOne(ctx: CommandContext, row: InvoiceRow, amountMinor: bigint): Promise<boolean> {
  const isLast = amountMinor === payableMinor(row);
  const recoveredMinor = row.status === 'uncollectible' ? amountMinor : 0n;
  const status = nextStatus(row.status, isLast ? 'settle' : 'pay');
  // The invoice bills its periods from now on.
  if (isLast && row.kind === 'proforma') await voidLines(ctx, row.id);
  await movePaid(ctx, row, { by: amountMinor, status, recoveredMinor });
  if (recoveredMinor > 0n) await postRecovery(ctx, row, recoveredMinor);
  if (isLast) ctx.emit('invoice.paid', { invoiceId: row.id }, { clientId: row.clientId });
  return isLast;
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
