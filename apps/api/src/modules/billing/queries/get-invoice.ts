import { id } from '@panel1/shared-types';
import { and, asc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { invoices } from '#db/schema/billing.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { waitingQuote } from '#modules/taxation/index.ts';
import { taxTotals } from '../core/line-amounts.ts';
import { issuesOn } from '../store/gathering.ts';
import { decidedTaxOf, getLineRows, taxedRow } from '../store/invoice-lines.ts';
import { getInvoiceRow, type InvoiceRow } from '../store/invoices.ts';
import { leftOfLines } from '../store/left-of-lines.ts';
import { basedOn, followersOf } from '../store/relations.ts';
import { invoiceSummary, lineView, summaryColumns, taxExchangeView, taxTextsOf, taxTotalView } from './invoice-view.ts';

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
  if (isHidden(ctx, row.status)) throw notFound();
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
    /** When a draft that gathers what falls due is issued by itself. */
    issuesOn: row.isGathering && row.status === 'draft' ? (await issuesOn(ctx, row)).toString() : null,
    /** The tax calculator that has not answered yet; null where a VAT number is checked, or nothing is waited for. */
    waitsForTax: row.status === 'pending_tax' ? await waitingQuote(ctx, row.clientId) : null,
    basedOn: await baseOf(ctx, row),
    /** What adds to it, and what stands in its place. */
    followers: await followersSeen(ctx, row),
    taxes: taxTotals(lines.flatMap(taxedRow)).map((tax) => taxTotalView(tax, row.currency)),
    /** The tax in the currency in which the provider owes it, and the rate; null where it is the document's. */
    taxExchange: taxExchangeView(row),
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

/** The document that this one corrects, adds to or stands in place of. */
async function baseOf(ctx: QueryContext, row: InvoiceRow) {
  const base = await basedOn(ctx, row);
  return base && { invoiceId: base.id, number: base.number, relation: base.relation };
}

async function followersSeen(ctx: QueryContext, row: InvoiceRow) {
  const rows = row.status === 'draft' ? [] : await followersOf(ctx, row.id);
  return rows
    .filter(({ status }) => !isHidden(ctx, status))
    .map((follower) => invoiceSummary(ctx, { ...follower, clientName: null }));
}

/** A draft is the provider's own business until it is issued. */
const isHidden = (ctx: QueryContext, status: InvoiceRow['status']): boolean =>
  status === 'draft' && ctx.actor.kind === 'user' && ctx.actor.surface === 'client';
