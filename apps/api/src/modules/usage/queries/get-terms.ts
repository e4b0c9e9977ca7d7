import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { readProduct } from '#modules/catalog/index.ts';
import { loadTerms } from '../store/terms.ts';

/** All terms of a product's usage, the newest first: what is planned, what is in force, and what was. */
export const getTerms = defineQuery({
  name: 'usage.get_terms',
  permission: 'product:read',
  input: z.strictObject({ productId: id() }),
  example: (of) => ({ productId: of('product') }),
  run: async (ctx, { productId }) => {
    const { prices, texts, slug } = await readProduct(ctx, productId);
    const versions = (await loadTerms(ctx, [productId])).get(productId) ?? [];
    const current = versions.findLast(({ validFrom }) => Temporal.PlainDate.compare(validFrom, ctx.today) <= 0);
    return {
      productId,
      name: texts[ctx.tenant.locale]?.name ?? slug,
      today: ctx.today.toString(),
      /** Usage is billed by period: what is paid once alone has none. */
      hasPeriods: prices.some(({ cycle }) => cycle !== 'one_time'),
      /** In which it is sold. */
      currencies: [...new Set(prices.map(({ currency }) => currency))],
      versions: versions.toReversed().map((one) => ({
        validFrom: one.validFrom.toString(),
        terms: one.terms,
        savedByName: one.savedByName,
        savedAt: one.savedAt.toString(),
        state:
          one === current
            ? ('current' as const)
            : Temporal.PlainDate.compare(one.validFrom, ctx.today) > 0
              ? ('planned' as const)
              : ('past' as const),
      })),
    };
  },
});
