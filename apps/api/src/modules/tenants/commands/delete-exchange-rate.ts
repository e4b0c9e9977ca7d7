import { id } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { exchangeRates } from '#db/schema/tenants.ts';
import { defineCommand } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';

/** Removes a rate that a person entered by mistake. Issued documents keep what they were issued with. */
export const deleteExchangeRate = defineCommand({
  name: 'tenants.delete_exchange_rate',
  permission: 'settings:manage',
  input: z.strictObject({ exchangeRateId: id() }),
  example: (of) => ({ exchangeRateId: of('exchange_rate') }),
  async run(ctx, { exchangeRateId }) {
    const [gone] = await ctx.tx
      .delete(exchangeRates)
      .where(
        and(
          eq(exchangeRates.tenantId, ctx.tenant.id),
          eq(exchangeRates.id, exchangeRateId),
          eq(exchangeRates.isPublished, false),
        ),
      )
      .returning();
    if (!gone) throw notFound();
    return { from: gone.fromCurrency, to: gone.toCurrency, validFrom: gone.validFrom.toString() };
  },
  audit: ({ result }) => ({ resource: null, detail: result }),
});
