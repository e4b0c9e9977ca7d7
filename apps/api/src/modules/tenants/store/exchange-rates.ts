import { and, asc, desc, eq, lte } from 'drizzle-orm';
import { exchangeRates } from '#db/schema/tenants.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { readSettings } from './settings.ts';

/** A rate that holds on a day: units of `to` for one unit of `from`, an exact decimal. */
export interface DatedRate {
  from: string;
  to: string;
  rate: string;
  source: string;
  /** The day since which it holds. */
  on: Temporal.PlainDate;
}

/** The currency in which the provider owes its tax; null: that of each document is enough. */
export async function accountingCurrency(ctx: Pick<QueryContext, 'tx' | 'tenant'>): Promise<string | null> {
  return (await readSettings(ctx, 'tax')).accountingCurrency;
}

/**
 * The latest rate between two currencies that holds on a day, of one day that by hand before the published one; null where
 * there is none. Where people enter the rates, what a bank published does not count.
 */
export async function exchangeRateOn(
  ctx: QueryContext,
  of: { from: string; to: string; on: Temporal.PlainDate },
): Promise<DatedRate | null> {
  const { exchangeRateSource } = await readSettings(ctx, 'tax');
  const [row] = await ctx.tx
    .select()
    .from(exchangeRates)
    .where(
      and(
        exchangeRateSource === 'manual' ? eq(exchangeRates.isPublished, false) : undefined,
        ...[eq(exchangeRates.tenantId, ctx.tenant.id), eq(exchangeRates.fromCurrency, of.from)],
        ...[eq(exchangeRates.toCurrency, of.to), lte(exchangeRates.validFrom, of.on)],
      ),
    )
    .orderBy(desc(exchangeRates.validFrom), asc(exchangeRates.isPublished))
    .limit(1);
  if (!row) return null;
  const { rate, source, validFrom: on } = row;
  return { from: of.from, to: of.to, rate: shortened(rate), source, on };
}

/** Without the zeros that the column's scale adds. */
export const shortened = (rate: string): string => (rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate);
