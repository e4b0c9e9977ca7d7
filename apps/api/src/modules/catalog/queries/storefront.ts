import { currency, locale } from '@panel1/shared-types';
import { inArray } from 'drizzle-orm';
import * as z from 'zod/mini';
import { products } from '#db/schema/catalog.ts';
import { defineQuery } from '#lib/command/define.ts';
import { toWire } from '#lib/money/money.ts';
import { readSettings } from '#modules/tenants/index.ts';
import type { CatalogProduct } from '../core/catalog-product.ts';
import { currenciesOf } from '../core/currencies.ts';
import { fromPrices } from '../core/from-price.ts';
import { localeChain, pickText } from '../core/pick-text.ts';
import { isForSale } from '../core/sellable.ts';
import { loadCategories } from '../store/categories.ts';
import { loadProducts } from '../store/load-products.ts';
import { provisioners } from '../store/provisioners.ts';

/** The shop window: visible categories with what can be bought in them and the lowest prices of each product. */
export const storefront = defineQuery({
  name: 'catalog.storefront',
  permission: 'public',
  limits: [{ by: 'ip', points: 240, seconds: 60 }],
  input: z.strictObject({ currency: z.optional(currency()), locale: z.optional(locale()) }),
  example: () => ({}),
  run: async (ctx, input) => {
    const chain = localeChain(input.locale, ctx.tenant.locale);
    const shown = input.currency ?? ctx.tenant.currency;
    const categories = (await loadCategories(ctx)).filter((category) => !category.isHidden);
    const adapters = await provisioners(ctx);
    const ids = categories.map((category) => category.categoryId);
    const found = ids.length === 0 ? [] : await loadProducts(ctx, inArray(products.categoryId, ids));
    const onSale = found.filter((product) => isForSale(product, 'public', adapters));
    return {
      name: ctx.tenant.name,
      isTaxInclusive: (await readSettings(ctx, 'billing')).isTaxInclusive,
      currency: shown,
      currencies: currenciesOf(onSale),
      categories: categories
        .map(({ categoryId, slug, texts }) => ({
          categoryId,
          slug,
          name: pickText(texts, 'name', chain) ?? slug,
          tagline: pickText(texts, 'tagline', chain),
          description: pickText(texts, 'description', chain),
          products: onSale
            .filter((product) => product.categoryId === categoryId)
            .map((product) => teaser(product, shown, chain)),
        }))
        .filter((category) => category.products.length > 0),
    };
  },
});

function teaser(product: CatalogProduct, shown: string, chain: readonly string[]) {
  const { productId, slug, texts, stock } = product;
  return {
    productId,
    slug,
    name: pickText(texts, 'name', chain) ?? slug,
    tagline: pickText(texts, 'tagline', chain),
    features: (pickText(texts, 'features', chain) ?? '').split('\n').filter((line) => line.trim() !== ''),
    isInStock: stock === null || stock > 0,
    /** What it costs at least, by cycle. With options it may cost more. */
    prices: fromPrices(product, shown).map(({ cycle, price, setup }) => ({
      cycle,
      price: toWire(price),
      setup: toWire(setup),
    })),
    hasOptions: product.options.length > 0,
  };
}
