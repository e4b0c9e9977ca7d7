import type { CommandContext } from '#lib/command/command.ts';
import { getQuoteRow, numberOfQuote } from './quotes.ts';
import { sealToken } from './sealed-token.ts';

/** A quote as mails tell of it. */
export interface QuoteFacts {
  clientId: string;
  number: string;
  intro: string;
  items: string[];
  totalMinor: bigint;
  currency: string;
  validUntil: Temporal.PlainDate;
  createdByName: string;
  declineReason: string | null;
  orderId: string | null;
  /** The secret of the link by which it is read, accepted and declined without a login. */
  token: string;
}

/** Facts of a quote with a new token for its link; throws `request.not_found`. */
export async function quoteFacts(ctx: CommandContext, quoteId: string): Promise<QuoteFacts> {
  const row = await getQuoteRow(ctx, quoteId);
  const { clientId, intro, totalMinor, currency, validUntil, createdByName, declineReason, orderId } = row;
  return {
    ...{ clientId, intro, totalMinor, currency, validUntil, createdByName, declineReason, orderId },
    number: numberOfQuote(row) ?? '',
    items: row.items.map(({ quantity, description }) => (quantity > 1 ? `${quantity} × ${description}` : description)),
    token: await sealToken(ctx, 'quote', quoteId),
  };
}
