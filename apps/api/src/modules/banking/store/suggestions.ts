import type { QueryContext } from '#lib/command/command.ts';
import { openForTransfers } from '#modules/billing/index.ts';
import { awaitedTransfers } from '#modules/payments/index.ts';
import { type Match, matchesOf, type OpenInvoice } from '../core/match.ts';
import type { LineRow } from './statements.ts';

/** What lines may be for, by line id, and the invoices that were looked at: computed anew each time, from what is open now. */
export async function suggestionsFor(
  ctx: QueryContext,
  lines: readonly LineRow[],
): Promise<{ matches: Map<string, Match[]>; invoices: Map<string, OpenInvoice> }> {
  const matches = new Map<string, Match[]>();
  const invoices = new Map<string, OpenInvoice>();
  const open = lines.filter(({ status }) => status === 'open');
  for (const [currency, group] of Map.groupBy(open, (line) => line.currency)) {
    const texts = group.map(({ remittance }) => remittance.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''));
    const candidates = {
      invoices: await openForTransfers(ctx, { currency, texts, amounts: group.map(({ amountMinor }) => amountMinor) }),
      awaited: await awaitedTransfers(ctx, { currency, texts }),
    };
    for (const invoice of candidates.invoices) invoices.set(invoice.invoiceId, invoice);
    for (const line of group) matches.set(line.id, matchesOf(line, candidates));
  }
  return { matches, invoices };
}
