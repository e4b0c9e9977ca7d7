import * as z from 'zod/mini';
import { taxRates } from '#db/schema/tenants.ts';
import { defineCommand } from '#lib/command/define.ts';
import { taxRateFields } from '../input.ts';
import { demandFreePeriod, endPredecessor, lockTaxRates } from '../store/tax-rates.ts';

/** Adds a rate that holds from a day on. The one that held until then without an end gets its end on that day. */
export const createTaxRate = defineCommand({
  name: 'tenants.create_tax_rate',
  permission: 'settings:manage',
  input: z.strictObject(taxRateFields),
  example: () => ({ name: 'VAT', country: 'DE', rate: '0.19', validFrom: '2026-01-01' }),
  async run(ctx, input) {
    const { name, country, category, rate } = input;
    const id = ctx.newId();
    const validFrom = Temporal.PlainDate.from(input.validFrom);
    const validUntil = input.validUntil === null ? null : Temporal.PlainDate.from(input.validUntil);
    await lockTaxRates(ctx);
    await endPredecessor(ctx, { country, category, from: validFrom, exceptId: id });
    await demandFreePeriod(ctx, { country, category, validFrom, validUntil, exceptId: null });
    await ctx.tx
      .insert(taxRates)
      .values({ tenantId: ctx.tenant.id, id, name, country, category, rate, validFrom, validUntil });
    return { taxRateId: id };
  },
  audit: ({ input, result }) => ({ resource: { kind: 'tax_rate', id: result.taxRateId }, detail: { ...input } }),
});
