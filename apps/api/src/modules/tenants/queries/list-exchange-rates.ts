import { page } from '@panel1/shared-types';
import { and, asc, count, desc, eq, gt, notExists, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import * as z from 'zod/mini';
import { exchangeRates } from '#db/schema/tenants.ts';
import { defineQuery } from '#lib/command/define.ts';
import { shortened } from '../store/exchange-rates.ts';
import { isBehind, ratesWanted } from '../store/published-rates.ts';

/** Rates by pair of currencies, the newest first within each: those by hand, and of the published ones the newest. */
export const listExchangeRates = defineQuery({
  name: 'tenants.list_exchange_rates',
  permission: 'settings:read',
  input: z.strictObject({ ...page }),
  example: () => ({}),
  async run(ctx, { limit, offset }) {
    const { tenantId, fromCurrency, toCurrency, validFrom, isPublished } = exchangeRates;
    const wanted = await ratesWanted(ctx);
    const later = alias(exchangeRates, 'later');
    const newer = ctx.tx
      .select({ id: later.id })
      .from(later)
      .where(
        and(
          ...[eq(later.tenantId, tenantId), eq(later.fromCurrency, fromCurrency), eq(later.toCurrency, toCurrency)],
          ...[eq(later.isPublished, true), gt(later.validFrom, validFrom)],
        ),
      );
    const where = and(
      eq(tenantId, ctx.tenant.id),
      or(eq(isPublished, false), wanted === null ? undefined : notExists(newer)),
    );
    const rows = await ctx.tx
      .select()
      .from(exchangeRates)
      .where(where)
      .orderBy(asc(fromCurrency), asc(toCurrency), desc(validFrom), asc(isPublished))
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
        isPublished: row.isPublished,
      })),
      total,
      /** Where reading them stands; null: people enter them. */
      feed: wanted && {
        latestOn: wanted.latestOn?.toString() ?? null,
        expectedOn: wanted.expectedOn.toString(),
        isBehind: isBehind(wanted),
      },
    };
  },
});
