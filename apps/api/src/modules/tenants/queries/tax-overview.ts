import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { OSS_THRESHOLD_MINOR, RATES_VERSION, ratesOn, VAT_RATES } from '#modules/billing/core/index.ts';
import { taxRateRows, thresholdTotals } from '../store/tax-facts.ts';

/** The threshold's meter in EUR cents, and the standard rates of today: the tenant's own before the built-in ones. */
export const taxOverview = defineQuery({
  name: 'tenants.tax_overview',
  permission: 'settings:read',
  input: z.strictObject({}),
  example: () => ({}),
  run: async (ctx) => {
    const rows = await taxRateRows(ctx);
    const { lastYearMinor, thisYearMinor } = await thresholdTotals(ctx);
    const places = VAT_RATES.filter(({ category, territory }) => category === 'standard' && territory === null);
    const countries = [...new Set(places.map(({ country }) => country))].sort();
    return {
      year: ctx.today.year,
      threshold: {
        limitMinor: OSS_THRESHOLD_MINOR.toString(),
        lastYearMinor: lastYearMinor.toString(),
        thisYearMinor: thisYearMinor.toString(),
      },
      ratesVersion: RATES_VERSION,
      rates: countries.flatMap((country) => {
        const of = { country, territory: null, category: 'standard' };
        const [now] = ratesOn(rows, of, ctx.today) ?? [];
        const [builtIn] = ratesOn(VAT_RATES, of, ctx.today) ?? [];
        return now === undefined
          ? []
          : [{ country, name: now.name, rate: now.rate, isOwn: now.rate !== builtIn?.rate }];
      }),
    };
  },
});
