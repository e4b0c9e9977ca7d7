import { id } from '@panel1/shared-types';
import { and, asc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { invoices } from '#db/schema/billing.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { taxTotals } from '../core/line-amounts.ts';
import { decidedTaxOf, getLineRows, taxOf } from '../store/invoice-lines.ts';
import { getInvoiceRow, type InvoiceRow } from '../store/invoices.ts';
import { leftOfLines } from '../store/left-of-lines.ts';
import { invoiceSummary, lineView, summaryColumns, taxTextsOf, taxTotalView } from './invoice-view.ts';

export const getInvoice = defineQuery({
  name: 'billing.get_invoice',
  permission: 'invoice:read',
  input: z.strictObject({ invoiceId: id() }),
  example: (of) => ({ invoiceId: of('invoice') }),
  run: (ctx, { invoiceId }) => readInvoice(ctx, invoiceId),
});

/** An invoice with its lines as its reader may see it. */
export async function readInvoice(ctx: QueryContext, invoiceId: string) {
  const row = await getInvoiceRow(ctx, invoiceId);
  // A draft is the provider's own business until it is issued.
  if (row.status === 'draft' && ctx.actor.kind === 'user' && ctx.actor.surface === 'client') throw notFound();
  const lines = await getLineRows(ctx, row.id);
  const left = row.kind === 'invoice' ? await leftOfLines(ctx, row.id) : [];
  const most = row.totalMinor - row.creditedMinor - row.writtenOffMinor;
  return {
    ...invoiceSummary(ctx, { ...row, clientName: row.buyer?.name ?? null }),
    locale: row.locale,
    isTaxInclusive: row.isTaxInclusive,
    seller: row.seller,
    buyer: row.buyer,
    issuedAt: row.issuedAt?.toString() ?? null,
    voidedAt: row.voidedAt?.toString() ?? null,
    voidReason: row.voidReason,
    lines: lines.map((line) => {
      const gross = left.find(({ id: lineId }) => lineId === line.id)?.grossMinor ?? 0n;
      return { ...lineView(line), creditable: { amountMinor: gross.toString(), currency: row.currency } };
    }),
    /** The most that credit notes may still take off. */
    creditable: { amountMinor: creditableOf(row, left, most).toString(), currency: row.currency },
    creditNotes: await creditNotesOf(ctx, row),
    corrects: await correctedBy(ctx, row),
    taxes: taxTotals(lines.map((line) => ({ ...line, tax: taxOf(line) }))).map((tax) =>
      taxTotalView(tax, row.currency),
    ),
    taxTexts: taxTextsOf(lines.map(decidedTaxOf)),
  };
}

const CORRECTABLE: readonly InvoiceRow['status'][] = ['issued', 'paid', 'uncollectible'];

function creditableOf(row: InvoiceRow, left: readonly { grossMinor: bigint }[], most: bigint): bigint {
  if (row.kind !== 'invoice' || !CORRECTABLE.includes(row.status)) return 0n;
  const sum = left.reduce((total, { grossMinor }) => total + grossMinor, 0n);
  return sum < most ? sum : most;
}

/** The credit notes that correct an invoice, the first one first. */
async function creditNotesOf(ctx: QueryContext, row: InvoiceRow) {
  if (row.creditedMinor === 0n) return [];
  const rows = await ctx.tx
    .select(summaryColumns)
    .from(invoices)
    .where(and(eq(invoices.tenantId, ctx.tenant.id), eq(invoices.basedOnId, row.id), eq(invoices.kind, 'credit_note')))
    .orderBy(asc(invoices.createdAt), asc(invoices.id));
  return rows.map((note) => invoiceSummary(ctx, note));
}

/** The invoice that a credit note corrects. */
async function correctedBy(ctx: QueryContext, row: InvoiceRow) {
  if (row.kind !== 'credit_note' || row.basedOnId === null) return null;
  const { id: invoiceId, number } = await getInvoiceRow(ctx, row.basedOnId);
  return { invoiceId, number };
}
