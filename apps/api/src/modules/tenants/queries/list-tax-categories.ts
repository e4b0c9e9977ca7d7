import { asc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { taxRates } from '#db/schema/tenants.ts';
import { defineQuery } from '#lib/command/define.ts';

const MAX_CATEGORIES = 200;

/** The tax categories that rates were ever made for, for whoever writes invoices. */
export const listTaxCategories = defineQuery({
  name: 'tenants.list_tax_categories',
  permission: 'invoice:create',
  input: z.strictObject({}),
  example: () => ({}),
  async run(ctx) {
    const rows = await ctx.tx
      .selectDistinct({ category: taxRates.category })
      .from(taxRates)
      .where(eq(taxRates.tenantId, ctx.tenant.id))
      .orderBy(asc(taxRates.category))
      .limit(MAX_CATEGORIES);
    return { categories: rows.map((row) => row.category) };
  },
});
