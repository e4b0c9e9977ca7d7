import type { QueryContext } from '#lib/command/command.ts';
import { promisedItem } from '../core/quoted-items.ts';
import { estimateInvoice } from '../store/estimate.ts';
import { hasExpired, numberOfQuote, type QuoteRow } from '../store/quotes.ts';

/** A quote as lists show it. */
export function quoteSummary(ctx: QueryContext, row: QuoteRow) {
  return {
    quoteId: row.id,
    number: numberOfQuote(row),
    clientId: row.clientId,
    status: hasExpired(ctx, row) ? ('expired' as const) : row.status,
    total: { amountMinor: row.totalMinor.toString(), currency: row.currency },
    items: row.items.map(({ description }) => description),
    validUntil: row.validUntil.toString(),
    createdAt: row.createdAt.toString(),
    orderId: row.orderId,
  };
}

/** A quote with the invoice that accepting it would make now. */
export async function quoteView(ctx: QueryContext, row: QuoteRow) {
  const { clientId, currency, couponCodes, intro, declineReason } = row;
  const items = row.items.map((item, asked) => ({ asked, planned: promisedItem(item, currency) }));
  return {
    ...quoteSummary(ctx, row),
    ...{ intro, declineReason },
    sentAt: row.sentAt?.toString() ?? null,
    decidedAt: row.decidedAt?.toString() ?? null,
    invoice: await estimateInvoice(ctx, items, { clientId, currency, couponCodes }),
  };
}
