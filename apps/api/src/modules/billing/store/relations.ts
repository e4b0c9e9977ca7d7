import { and, asc, eq, ne } from 'drizzle-orm';
import { invoices } from '#db/schema/billing.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { type InvoiceRow, oneInvoice } from './invoices.ts';

/** How a document belongs to the one that it is based on. */
export type DocumentRelation = 'corrects' | 'adds_to' | 'replaces' | 'paid_by';

export type BasedOn = InvoiceRow & { relation: DocumentRelation };

/** True for an invoice that stands in place of one that is void or was taken back by a credit note. */
export const isReplacement = ({ kind, isDebitNote }: Pick<InvoiceRow, 'kind' | 'isDebitNote'>): boolean =>
  kind !== 'credit_note' && !isDebitNote;

/** The document that another one is based on, and how; a debit note in place of a void one adds to what that added to. */
export async function basedOn(ctx: QueryContext, row: InvoiceRow): Promise<BasedOn | null> {
  if (row.basedOnId === null) return null;
  const [found] = await ctx.tx.select().from(invoices).where(oneInvoice(ctx, row.basedOnId));
  if (!found) return null;
  if (row.isDebitNote && found.isDebitNote) return basedOn(ctx, found);
  return { ...found, relation: relationOf(row, found) };
}

function relationOf(row: InvoiceRow, base: InvoiceRow): DocumentRelation {
  if (row.kind === 'credit_note') return 'corrects';
  if (row.isDebitNote) return 'adds_to';
  return base.kind === 'proforma' && base.status === 'paid' ? 'paid_by' : 'replaces';
}

/** What is based on a document and stands: its debit notes, what replaces it; without credit notes, the oldest first. */
export async function followersOf(ctx: QueryContext, invoiceId: string): Promise<InvoiceRow[]> {
  return ctx.tx
    .select()
    .from(invoices)
    .where(
      and(
        ...[eq(invoices.tenantId, ctx.tenant.id), eq(invoices.basedOnId, invoiceId)],
        ...[ne(invoices.kind, 'credit_note'), ne(invoices.status, 'void')],
      ),
    )
    .orderBy(asc(invoices.createdAt), asc(invoices.id));
}

/** Ids of what stands in place of an invoice that was taken back, drafts too. */
export async function replacementsOf(ctx: QueryContext, invoiceId: string): Promise<string[]> {
  return (await followersOf(ctx, invoiceId)).filter(isReplacement).map(({ id }) => id);
}
