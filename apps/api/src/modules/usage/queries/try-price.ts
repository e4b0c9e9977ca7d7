import { decimal, usagePrice } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { explainPrice, priceFalls, priceOf, priceProblems, quantity } from '#modules/billing/core/index.ts';
import { corePrice } from '../core/terms.ts';

/** What a price makes of a quantity, part by part, what is wrong with it, and where more would cost less. */
export const tryPrice = defineQuery({
  name: 'usage.try_price',
  permission: 'product:read',
  input: z.strictObject({ price: usagePrice, units: decimal() }),
  example: () => ({ price: { model: 'per_unit' as const, unitPriceMinor: '5' }, units: '10' }),
  run: async (_ctx, { price: wanted, units }) => {
    const price = corePrice(wanted);
    const problems = priceProblems(price);
    if (problems.length > 0) return { problems, falls: [], priced: null };
    const falls = priceFalls(price).map(({ at, atMinor, aboveMinor }) => ({
      ...{ at, atMinor: `${atMinor}`, aboveMinor: `${aboveMinor}` },
    }));
    return { problems, falls, priced: explainPrice(priceOf(price, quantity(units))) };
  },
});
