import { and, eq, inArray, sql } from 'drizzle-orm';
import { taxRates, thresholdSales } from '#db/schema/tenants.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { decimal, decimalText } from '#lib/money/decimal.ts';
import { isUnderThreshold, type SellerTaxFacts, type TaxRateRow, VAT_RATES } from '#modules/billing/core/index.ts';
import { mergeRates } from '../core/rate-table.ts';
import { readSettings } from './settings.ts';

type Read = Pick<QueryContext, 'tx' | 'tenant' | 'today'>;

/** What tax law must know of the provider; `chargesTax` false: it charges none at all. */
export async function sellerTaxFacts(ctx: Read): Promise<SellerTaxFacts & { chargesTax: boolean }> {
  const company = await readSettings(ctx, 'company');
  const tax = await readSettings(ctx, 'tax');
  const sales = await thresholdTotals(ctx);
  return {
    chargesTax: tax.chargesTax,
    country: company.country,
    postcode: company.postcode || null,
    isSmallBusiness: tax.isSmallBusiness,
    hasOneStopShop: tax.hasOneStopShop,
    isUnderThreshold: tax.usesThreshold && isUnderThreshold({ ...sales, saleMinor: 0n }),
    registrations: tax.registrations.map(({ country, from, until, chargesBusinesses }) => ({
      country,
      from: Temporal.PlainDate.from(from),
      until: until === null ? null : Temporal.PlainDate.from(until),
      chargesBusinesses,
    })),
  };
}

/** The built-in rates with the tenant's own before them. */
export async function taxRateRows(ctx: Pick<QueryContext, 'tx' | 'tenant'>): Promise<TaxRateRow[]> {
  const rows = await ctx.tx.select().from(taxRates).where(eq(taxRates.tenantId, ctx.tenant.id));
  const own = rows.map(({ name, country, region, category, rate, validFrom, validUntil }) => ({
    name,
    country,
    territory: region,
    category,
    rate: decimalText(decimal(rate)),
    from: validFrom.toString(),
    until: validUntil?.toString() ?? null,
  }));
  return mergeRates(own, VAT_RATES);
}

/** Net sales of last year and this one that count towards the threshold, in EUR cents: billed here and elsewhere. */
export async function thresholdTotals(ctx: Read): Promise<{ lastYearMinor: bigint; thisYearMinor: bigint }> {
  const { year } = ctx.today;
  const { salesElsewhere } = await readSettings(ctx, 'tax');
  const rows = await ctx.tx
    .select()
    .from(thresholdSales)
    .where(and(eq(thresholdSales.tenantId, ctx.tenant.id), inArray(thresholdSales.year, [year - 1, year])));
  const totalOf = (wanted: number) =>
    [...rows, ...salesElsewhere.map((one) => ({ year: one.year, netMinor: BigInt(one.netMinor) }))]
      .filter((row) => row.year === wanted)
      .reduce((sum, { netMinor }) => sum + netMinor, 0n);
  return { lastYearMinor: totalOf(year - 1), thisYearMinor: totalOf(year) };
}

/**
 * Counts a sale towards the threshold, or takes it back when negative. Its row stays locked until the end of the
 * transaction, so that of two sales at once the second sees the first.
 */
export async function countThresholdSale(ctx: CommandContext, sale: { year: number; netMinor: bigint }): Promise<void> {
  await ctx.tx
    .insert(thresholdSales)
    .values({ tenantId: ctx.tenant.id, ...sale })
    .onConflictDoUpdate({
      target: [thresholdSales.tenantId, thresholdSales.year],
      set: { netMinor: sql`${thresholdSales.netMinor} + ${sale.netMinor}` },
    });
}

/** The plugins that decide about the tax of buyers, by country; the tables decide about all others. */
export async function calculatorsByCountry(ctx: Pick<Read, 'tx' | 'tenant'>): Promise<ReadonlyMap<string, string>> {
  const { chargesTax, calculators } = await readSettings(ctx, 'tax');
  return new Map(chargesTax ? calculators.map(({ country, pluginId }) => [country, pluginId]) : []);
}
