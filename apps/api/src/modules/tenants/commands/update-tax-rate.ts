import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { taxRates } from '#db/schema/tenants.ts';
import { defineCommand } from '#lib/command/define.ts';
import { taxRateFields } from '../input.ts';
import { demandFreePeriod, findTaxRate, lockTaxRates } from '../store/tax-rates.ts';

/** Corrects a rate. Issued invoices keep what they were issued with. */
export const updateTaxRate = defineCommand({
  name: 'tenants.update_tax_rate',
  permission: 'settings:manage',
  input: z.strictObject({ taxRateId: z.uuid(), ...taxRateFields }),
  example: (id) => ({ taxRateId: id('tax_rate'), name: 'VAT', country: 'DE', rate: '0.19', validFrom: '2026-01-01' }),
  async run(ctx, { taxRateId, name, country, category, rate, ...days }) {
    const validFrom = Temporal.PlainDate.from(days.validFrom);
    const validUntil = days.validUntil === null ? null : Temporal.PlainDate.from(days.validUntil);
    await lockTaxRates(ctx);
    const before = await findTaxRate(ctx, taxRateId);
    await demandFreePeriod(ctx, { country, category, validFrom, validUntil, exceptId: taxRateId });
    await ctx.tx
      .update(taxRates)
      .set({ name, country, category, rate, validFrom, validUntil })
      .where(and(eq(taxRates.tenantId, ctx.tenant.id), eq(taxRates.id, taxRateId)));
    return { taxRateId, before: { rate: before.rate, validFrom: before.validFrom.toString() } };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'tax_rate', id: input.taxRateId },
    detail: { before: result.before, after: { ...input } },
  }),
});
