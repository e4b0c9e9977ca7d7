import type { QueryContext } from '#lib/command/command.ts';
import { getLineRows } from '../store/invoice-lines.ts';
import { type InvoiceRow, payableMinor } from '../store/invoices.ts';
import { linkedInvoices, type PaymentLinkRow } from '../store/payment-links.ts';
import { invoiceSummary } from './invoice-view.ts';

/** What holders of a payment link see of its documents: what is on the paper, nothing else of the client. */
export async function linkedInvoiceViews(ctx: QueryContext, link: PaymentLinkRow) {
  const rows = await linkedInvoices(ctx, link);
  return Promise.all(rows.map((row) => viewOf(ctx, row)));
}

async function viewOf(ctx: QueryContext, row: InvoiceRow) {
  const amount = (minor: bigint) => ({ amountMinor: minor.toString(), currency: row.currency });
  const { document, number, status, isOverdue, total, net, tax, issuedOn, dueOn } = invoiceSummary(ctx, {
    ...row,
    clientName: row.buyer?.name ?? null,
  });
  return {
    invoiceId: row.id,
    ...{ document, number, status, isOverdue, total, net, tax, issuedOn, dueOn },
    due: amount(payableMinor(row)),
    lines: (await getLineRows(ctx, row.id)).map((line) => ({
      description: line.description,
      periodStart: line.periodStart?.toString() ?? null,
      periodEnd: line.periodEnd?.toString() ?? null,
      net: amount(line.netMinor),
    })),
  };
}
