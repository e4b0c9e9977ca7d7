import { and, desc, eq } from 'drizzle-orm';
import { exchangeRates } from '#db/schema/tenants.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { lastDayOut, type RatesOfDay, rateBetween } from '../core/published-rates.ts';
import type { RatesFile } from '../ecb/read-rates.ts';
import { readSettings } from './settings.ts';

type Read = Pick<QueryContext, 'tx' | 'tenant' | 'now'>;

/** What the bank is to be asked for; null: nothing, since no rate is wanted or all are there. */
export interface RatesWanted {
  /** Units of this one are wanted. */
  to: string;
  from: readonly string[];
  /** The day whose rates must be out by now. */
  expectedOn: Temporal.PlainDate;
  latestOn: Temporal.PlainDate | null;
  file: RatesFile;
}

/** Days and pairs that are there already. */
export async function publishedDays(ctx: Read): Promise<{ from: string; to: string; on: string }[]> {
  const { fromCurrency: from, toCurrency: to, validFrom, tenantId, isPublished } = exchangeRates;
  const rows = await ctx.tx
    .select({ from, to, validFrom })
    .from(exchangeRates)
    .where(and(eq(tenantId, ctx.tenant.id), eq(isPublished, true)));
  return rows.map((row) => ({ from: row.from, to: row.to, on: row.validFrom.toString() }));
}

/**
 * Whether the bank's rates are wanted, and where they stand: of every currency that the provider sells in. The 90-day file
 * fills what was missed while nobody asked, and every weekend. A currency that the bank does not publish is not waited for.
 */
export async function ratesWanted(ctx: Read): Promise<RatesWanted | null> {
  const { accountingCurrency: to, exchangeRateSource } = await readSettings(ctx, 'tax');
  if (to === null || exchangeRateSource !== 'ecb') return null;
  const { currencies } = await readSettings(ctx, 'localisation');
  const from = currencies.filter((one) => one !== to);
  if (from.length === 0) return null;
  const { fromCurrency, toCurrency, validFrom, tenantId, isPublished } = exchangeRates;
  const rows = await ctx.tx
    .selectDistinctOn([fromCurrency], { fromCurrency, validFrom })
    .from(exchangeRates)
    .where(and(eq(tenantId, ctx.tenant.id), eq(isPublished, true), eq(toCurrency, to)))
    .orderBy(fromCurrency, desc(validFrom));
  const latest = rows.map((row) => row.validFrom).sort(Temporal.PlainDate.compare);
  const expectedOn = lastDayOut(ctx.now);
  const latestOn = latest.at(-1) ?? null;
  const isGap = latestOn === null || latestOn.until(expectedOn).days > 1;
  return { to, from, expectedOn, latestOn, file: isGap ? 'days90' : 'daily' };
}

/** True when rates must be out that are not here. */
export const isBehind = ({ latestOn, expectedOn }: Pick<RatesWanted, 'latestOn' | 'expectedOn'>): boolean =>
  latestOn === null || Temporal.PlainDate.compare(latestOn, expectedOn) < 0;

/** The rates of days into the wanted currency. */
export const ratesInto = (days: readonly RatesOfDay[], { from, to }: Pick<RatesWanted, 'from' | 'to'>) =>
  days.flatMap((day) =>
    from.flatMap((one) => {
      const rate = rateBetween(day, one, to);
      return rate === null ? [] : [{ from: one, to, on: day.on, rate }];
    }),
  );

/** Plans to read the bank's file; at most once an hour for the same day. */
export async function planReading(ctx: CommandContext, { expectedOn }: RatesWanted): Promise<void> {
  const hour = ctx.now.toString().slice(0, 13);
  await ctx.planEffect({
    kind: 'tenants.read_exchange_rates',
    businessKey: `exchange_rates:${expectedOn}:${hour}`,
    resource: { kind: 'tenant', id: ctx.tenant.id },
    clientId: null,
    payload: {},
  });
}
