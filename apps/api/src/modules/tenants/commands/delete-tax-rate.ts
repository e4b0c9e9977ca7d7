import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { taxRates } from '#db/schema/tenants.ts';
import { defineCommand } from '#lib/command/define.ts';
import { findTaxRate, lockTaxRates } from '../store/tax-rates.ts';

/** Removes a rate that was entered by mistake. Issued invoices keep what they were issued with. */
export const deleteTaxRate = defineCommand({
  name: 'tenants.delete_tax_rate',
  permission: 'settings:manage',
  input: z.strictObject({ taxRateId: z.uuid() }),
  example: (id) => ({ taxRateId: id('tax_rate') }),
  async run(ctx, { taxRateId }) {
    await lockTaxRates(ctx);
    const { name, country, category, rate } = await findTaxRate(ctx, taxRateId);
    await ctx.tx.delete(taxRates).where(and(eq(taxRates.tenantId, ctx.tenant.id), eq(taxRates.id, taxRateId)));
    return { taxRateId, gone: { name, country, category, rate } };
  },
  audit: ({ result }) => ({ resource: { kind: 'tax_rate', id: result.taxRateId }, detail: result.gone }),
});
