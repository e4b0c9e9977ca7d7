import { page } from '@panel1/shared-types';
import { asc, count, desc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { exchangeRates } from '#db/schema/tenants.ts';
import { defineQuery } from '#lib/command/define.ts';
import { shortened } from '../store/exchange-rates.ts';

/** Rates by pair of currencies, the newest first within each. */
export const listExchangeRates = defineQuery({
  name: 'tenants.list_exchange_rates',
  permission: 'settings:read',
  input: z.strictObject({ ...page }),
  example: () => ({}),
  async run(ctx, { limit, offset }) {
    const where = eq(exchangeRates.tenantId, ctx.tenant.id);
    const rows = await ctx.tx
      .select()
      .from(exchangeRates)
      .where(where)
      .orderBy(asc(exchangeRates.fromCurrency), asc(exchangeRates.toCurrency), desc(exchangeRates.validFrom))
      .limit(limit)
      .offset(offset);
    const [{ total } = { total: 0 }] = await ctx.tx.select({ total: count() }).from(exchangeRates).where(where);
    return {
      rows: rows.map((row) => ({
        exchangeRateId: row.id,
        from: row.fromCurrency,
        to: row.toCurrency,
        rate: shortened(row.rate),
        source: row.source,
        validFrom: row.validFrom.toString(),
      })),
      total,
    };
  },
});
