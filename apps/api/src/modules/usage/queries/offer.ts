import { id, locale } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { readProduct } from '#modules/catalog/index.ts';
import { corePrice, includedUnits, termsFor, wordsOf } from '../core/terms.ts';
import { loadTerms } from '../store/terms.ts';

/** What the usage of a product on sale costs today, for its page in the storefront. */
export const offer = defineQuery({
  name: 'usage.offer',
  permission: 'public',
  limits: [{ by: 'ip', points: 240, seconds: 60 }],
  input: z.strictObject({ productId: id(), locale: z.optional(locale()) }),
  example: (of) => ({ productId: of('product') }),
  run: async (ctx, { productId, locale: wanted }) => {
    const product = await readProduct(ctx, productId);
    if (product.status !== 'active') throw notFound();
    const hasPeriods = product.prices.some(({ cycle }) => cycle !== 'one_time');
    const terms = !hasPeriods ? null : termsFor((await loadTerms(ctx, [productId])).get(productId) ?? [], ctx.today);
    const locales = [...(wanted === undefined ? [] : [wanted]), ctx.tenant.locale];
    return {
      metrics: (terms?.metrics ?? []).map(({ key, texts, recurring, prices }) => ({
        ...{ key, recurring, ...wordsOf(texts, locales) },
        prices: Object.entries(prices).map(([currency, price]) => ({
          ...{ currency, price, included: includedUnits(corePrice(price)) },
        })),
      })),
      minimum: Object.entries(terms?.minimum ?? {}).map(([currency, amountMinor]) => ({ currency, amountMinor })),
    };
  },
});
