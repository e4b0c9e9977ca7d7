import { locale } from '@panel1/shared-types';
import { eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { products } from '#db/schema/catalog.ts';
import { defineQuery } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import type { CatalogProduct } from '../core/catalog-product.ts';
import { currenciesOf } from '../core/currencies.ts';
import { localeChain, pickText } from '../core/pick-text.ts';
import { isForSale } from '../core/sellable.ts';
import { priceOnWire, shownOptions } from '../core/shown-options.ts';
import { slug } from '../input.ts';
import { loadProducts } from '../store/load-products.ts';
import { provisioners } from '../store/provisioners.ts';

/** A product as its page in the storefront shows it, with what can be configured. Settings of adapters stay inside. */
export const product = defineQuery({
  name: 'catalog.product',
  permission: 'public',
  limits: [{ by: 'ip', points: 240, seconds: 60 }],
  input: z.strictObject({ slug: slug(), locale: z.optional(locale()) }),
  example: () => ({ slug: 'example' }),
  run: async (ctx, input) => {
    const [found] = await loadProducts(ctx, eq(products.slug, input.slug));
    if (!found || !isForSale(found, 'public', await provisioners(ctx))) throw notFound();
    return shown(found, localeChain(input.locale, ctx.tenant.locale), ctx.tenant.currency);
  },
});

function shown(of: CatalogProduct, chain: readonly string[], preferred: string) {
  const currencies = currenciesOf([of]);
  const { productId, categoryId, slug: address, texts, stock, components, prices } = of;
  const name = (thing: { texts: CatalogProduct['texts']; key: string }) =>
    pickText(thing.texts, 'name', chain) ?? thing.key;
  return {
    productId,
    categoryId,
    slug: address,
    name: pickText(texts, 'name', chain) ?? address,
    tagline: pickText(texts, 'tagline', chain),
    description: pickText(texts, 'description', chain),
    features: (pickText(texts, 'features', chain) ?? '').split('\n').filter((line) => line.trim() !== ''),
    kinds: components.map((component) => component.kind),
    isInStock: stock === null || stock > 0,
    currencies,
    /** To show first: the tenant's own where there is a price in it. */
    currency: currencies.includes(preferred) ? preferred : (currencies[0] ?? preferred),
    prices: prices.map((price) => ({ ...priceOnWire(price), contract: price.contract ?? null })),
    options: shownOptions(of.options, chain),
    fields: of.fields.map((field) => {
      const { key, kind, timing, isRequired, choices } = field;
      return { key, kind, timing, isRequired, choices, name: name(field) };
    }),
  };
}
