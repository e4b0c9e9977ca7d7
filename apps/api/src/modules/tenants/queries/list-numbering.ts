import { eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { numberingSeries } from '#db/schema/tenants.ts';
import { defineQuery } from '#lib/command/define.ts';
import { formatNumber } from '../core/number-pattern.ts';

/** The numbering series with the number that comes next. */
export const listNumbering = defineQuery({
  name: 'tenants.list_numbering',
  permission: 'settings:read',
  input: z.strictObject({}),
  example: () => ({}),
  async run(ctx) {
    const rows = await ctx.tx
      .select()
      .from(numberingSeries)
      .where(eq(numberingSeries.tenantId, ctx.tenant.id))
      .orderBy(numberingSeries.series);
    return {
      rows: rows.map(({ series, pattern, digits, nextNumber }) => ({
        series,
        pattern,
        digits,
        next: formatNumber({ pattern, digits, number: nextNumber, year: ctx.today.year }),
        /** Nothing was numbered yet: the first number may still be chosen. */
        isUnused: nextNumber === 1n,
      })),
      total: rows.length,
    };
  },
});
