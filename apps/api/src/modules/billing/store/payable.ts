import { and, eq, inArray } from 'drizzle-orm';
import { invoices } from '#db/schema/billing.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { type InvoiceRow, lockInvoices, payableMinor } from './invoices.ts';

/** What other modules need to know of an invoice before money moves. */
export interface InvoiceFacts {
  invoiceId: string;
  clientId: string;
  /** Null for a draft, and until the transaction that issues it ends. */
  number: string | null;
  status: InvoiceRow['status'];
  currency: string;
  totalMinor: bigint;
  /** What a payment may still settle; zero unless it is issued or was given up. */
  openMinor: bigint;
  /** Money and credit that is on it. */
  paidMinor: bigint;
  /** What a payer's bank questions of it. */
  disputedMinor: bigint;
  /** What credit notes took off it. */
  creditedMinor: bigint;
  dueOn: Temporal.PlainDate | null;
  kind: InvoiceRow['kind'];
  /** What it corrects, adds to or stands in place of; of a paid pro forma's invoice, the pro forma. */
  basedOnId: string | null;
}

function factsOf(row: InvoiceRow): InvoiceFacts {
  const { id, clientId, kind, number, status, currency, totalMinor, paidMinor, creditedMinor, dueOn, basedOnId } = row;
  const money = {
    totalMinor,
    openMinor: payableMinor(row),
    paidMinor,
    creditedMinor,
    disputedMinor: row.disputedMinor,
  };
  return { invoiceId: id, clientId, kind, number, status, currency, ...money, dueOn, basedOnId };
}

/** Locks invoices for a payment and answers them in the order given; one that is missing or foreign is "not found". */
export async function lockPayable(ctx: CommandContext, ids: readonly string[]): Promise<InvoiceFacts[]> {
  const locked = await lockInvoices(ctx, ids);
  return ids.map((id) => {
    const row = locked.get(id);
    if (!row) throw notFound();
    return factsOf(row);
  });
}

/** Facts of invoices in no particular order; missing and foreign ones are left out. */
export async function invoiceFacts(ctx: QueryContext, ids: readonly string[]): Promise<InvoiceFacts[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.tx
    .select()
    .from(invoices)
    .where(and(eq(invoices.tenantId, ctx.tenant.id), inArray(invoices.id, [...ids])));
  return rows.map(factsOf);
}
