import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { taxTotals } from '../core/line-amounts.ts';
import { decidedTaxOf, getLineRows, taxOf } from '../store/invoice-lines.ts';
import { getInvoiceRow } from '../store/invoices.ts';
import { invoiceSummary, lineView, taxTextsOf, taxTotalView } from './invoice-view.ts';

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
  return {
    ...invoiceSummary(ctx, { ...row, clientName: row.buyer?.name ?? null }),
    locale: row.locale,
    isTaxInclusive: row.isTaxInclusive,
    seller: row.seller,
    buyer: row.buyer,
    issuedAt: row.issuedAt?.toString() ?? null,
    voidedAt: row.voidedAt?.toString() ?? null,
    voidReason: row.voidReason,
    lines: lines.map(lineView),
    taxes: taxTotals(lines.map((line) => ({ ...line, tax: taxOf(line) }))).map((tax) =>
      taxTotalView(tax, row.currency),
    ),
    taxTexts: taxTextsOf(lines.map(decidedTaxOf)),
  };
}
