import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { invoices } from '#db/schema/billing.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { invoiceBalance } from '../core/index.ts';

export type InvoiceRow = typeof invoices.$inferSelect;

export const oneInvoice = (ctx: QueryContext, invoiceId: string) =>
  and(eq(invoices.tenantId, ctx.tenant.id), eq(invoices.id, invoiceId));

export async function getInvoiceRow(ctx: QueryContext, invoiceId: string): Promise<InvoiceRow> {
  const [row] = await ctx.tx.select().from(invoices).where(oneInvoice(ctx, invoiceId));
  if (!row) throw notFound();
  return row;
}

/** The invoice, locked until the end of the transaction. Several are locked by `lockInvoices`, in one order. */
export async function lockInvoice(ctx: CommandContext, invoiceId: string): Promise<InvoiceRow> {
  const [row] = await ctx.tx.select().from(invoices).where(oneInvoice(ctx, invoiceId)).for('update');
  if (!row) throw notFound();
  return row;
}

/** Locks invoices in the order of their ids, so that two payments never wait for each other. */
export async function lockInvoices(ctx: CommandContext, ids: readonly string[]): Promise<Map<string, InvoiceRow>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx
    .select()
    .from(invoices)
    .where(and(eq(invoices.tenantId, ctx.tenant.id), inArray(invoices.id, [...ids])))
    .orderBy(asc(invoices.id))
    .for('update');
  return new Map(rows.map((row) => [row.id, row]));
}

type Money = Pick<
  InvoiceRow,
  'totalMinor' | 'paidMinor' | 'returnedMinor' | 'disputedMinor' | 'creditedMinor' | 'writtenOffMinor'
>;

/** What is still to be paid of an issued invoice. */
export function openMinor(row: Money & Pick<InvoiceRow, 'status'>): bigint {
  return row.status === 'issued' ? invoiceBalance(row) : 0n;
}

/** The same as SQL, for rows of issued invoices. */
export const openAmount = sql`(${invoices.totalMinor} - ${invoices.creditedMinor} - ${invoices.writtenOffMinor}
  - (${invoices.paidMinor} - ${invoices.returnedMinor} - ${invoices.disputedMinor}))`;

/** What a payment may still settle: also what was given up of an invoice, should its money come after all. */
export function payableMinor(row: Money & Pick<InvoiceRow, 'status'>): bigint {
  return row.status === 'uncollectible' ? row.writtenOffMinor : openMinor(row);
}

/**
 * Moves the paid amount of a locked invoice and its state with it; `by` may be negative after a refund. `recoveredMinor` of
 * it had been given up.
 */
export async function movePaid(
  ctx: CommandContext,
  row: InvoiceRow,
  to: { by: bigint; status: InvoiceRow['status']; recoveredMinor?: bigint },
): Promise<void> {
  await ctx.tx
    .update(invoices)
    .set({
      paidMinor: sql`${invoices.paidMinor} + ${to.by}`,
      writtenOffMinor: sql`${invoices.writtenOffMinor} - ${to.recoveredMinor ?? 0n}`,
      status: to.status,
      paidAt: to.status === 'paid' ? ctx.now : null,
    })
    .where(oneInvoice(ctx, row.id));
}

/** Ids of the invoices of a client that wait for the check of the VAT number, the oldest first. */
export async function waitingInvoices(ctx: QueryContext, clientId: string): Promise<string[]> {
  const rows = await ctx.tx
    .select({ id: invoices.id })
    .from(invoices)
    .where(
      and(eq(invoices.tenantId, ctx.tenant.id), eq(invoices.clientId, clientId), eq(invoices.status, 'pending_tax')),
    )
    .orderBy(asc(invoices.createdAt), asc(invoices.id));
  return rows.map(({ id }) => id);
}
