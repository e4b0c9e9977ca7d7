import { and, eq } from 'drizzle-orm';
import { quotes } from '#db/schema/ordering-quotes.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';

export type QuoteRow = typeof quotes.$inferSelect;

export const oneQuote = (ctx: QueryContext, quoteId: string) =>
  and(eq(quotes.tenantId, ctx.tenant.id), eq(quotes.id, quoteId));

export async function getQuoteRow(ctx: QueryContext, quoteId: string): Promise<QuoteRow> {
  const [row] = await ctx.tx.select().from(quotes).where(oneQuote(ctx, quoteId));
  if (!row) throw notFound();
  return row;
}

/** The quote, locked until the end of the transaction, if it is in one of these states. */
export async function lockQuote(
  ctx: CommandContext,
  quoteId: string,
  among: readonly QuoteRow['status'][],
): Promise<QuoteRow> {
  const [row] = await ctx.tx.select().from(quotes).where(oneQuote(ctx, quoteId)).for('update');
  if (!row) throw notFound();
  if (!among.includes(row.status)) throw new AppError('ordering.quote_wrong_state', { values: { status: row.status } });
  return row;
}

/** The number of a quote; null until the last step of the transaction that wrote it. */
export const numberOfQuote = ({ id, number }: QuoteRow): string | null => (number === id ? null : number);

/** True when its last day is over and nobody has decided. */
export const hasExpired = (ctx: QueryContext, { status, validUntil }: QuoteRow): boolean =>
  status === 'sent' && Temporal.PlainDate.compare(validUntil, ctx.today) < 0;
