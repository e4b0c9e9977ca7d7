import { country, page } from '@panel1/shared-types';
import { and, asc, count, desc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { taxRates } from '#db/schema/tenants.ts';
import { defineQuery } from '#lib/command/define.ts';

/** Tax rates by country, the newest first within each. */
export const listTaxRates = defineQuery({
  name: 'tenants.list_tax_rates',
  permission: 'settings:read',
  input: z.strictObject({ ...page, filter: z.optional(z.strictObject({ country: z.optional(country()) })) }),
  example: () => ({}),
  async run(ctx, { limit, offset, filter }) {
    const where = and(
      eq(taxRates.tenantId, ctx.tenant.id),
      filter?.country === undefined ? undefined : eq(taxRates.country, filter.country),
    );
    const rows = await ctx.tx
      .select()
      .from(taxRates)
      .where(where)
      .orderBy(asc(taxRates.country), asc(taxRates.category), desc(taxRates.validFrom), asc(taxRates.id))
      .limit(limit)
      .offset(offset);
    const [total] = await ctx.tx.select({ n: count() }).from(taxRates).where(where);
    return {
      rows: rows.map((row) => ({
        taxRateId: row.id,
        name: row.name,
        country: row.country,
        category: row.category,
        rate: row.rate,
        validFrom: row.validFrom.toString(),
        validUntil: row.validUntil?.toString() ?? null,
      })),
      total: total?.n ?? 0,
    };
  },
});
