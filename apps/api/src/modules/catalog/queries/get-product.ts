import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import type { LocaleTexts, Price } from '../core/catalog-product.ts';
import { unprovided } from '../core/sellable.ts';
import type { ProductState } from '../input.ts';
import { getProduct as readProduct } from '../store/products.ts';
import { provisioners } from '../store/provisioners.ts';

const editable = ({ cycle, currency, priceMinor, setupMinor }: Price) => ({
  cycle,
  currency,
  priceMinor: priceMinor.toString(),
  setupMinor: setupMinor.toString(),
});

const FIELDS = ['tagline', 'description', 'features'] as const;

const labels = (texts: LocaleTexts) =>
  Object.fromEntries(Object.entries(texts).map(([locale, of]) => [locale, { name: of.name ?? '' }]));

const storeTexts = (texts: LocaleTexts) =>
  Object.fromEntries(
    Object.entries(texts).map(([locale, of]) => {
      const others: Partial<Record<(typeof FIELDS)[number], string>> = {};
      for (const field of FIELDS) {
        const value = of[field];
        if (value !== undefined) others[field] = value;
      }
      return [locale, { name: of.name ?? '', ...others }];
    }),
  );

/** The whole state of the product editor: what `catalog.save_product` takes, with the status. */
export const getProduct = defineQuery({
  name: 'catalog.get_product',
  permission: 'product:read',
  input: z.strictObject({ productId: id() }),
  example: (known) => ({ productId: known('product') }),
  run: async (ctx, { productId }) => {
    const { position: _position, ...product } = await readProduct(ctx, productId);
    return {
      ...product,
      stockSeen: product.stock,
      texts: storeTexts(product.texts),
      components: product.components.map(({ settings, ...component }) => ({
        ...component,
        settings: plainSettings(settings),
      })),
      missingKinds: unprovided(product.components, await provisioners(ctx)).map((component) => component.kind),
      prices: product.prices.map((price) => ({ ...editable(price), contract: price.contract ?? null })),
      options: product.options.map((option) => ({
        ...option,
        texts: labels(option.texts),
        choices: option.choices.map((choice) => ({
          ...choice,
          texts: labels(choice.texts),
          prices: choice.prices.map(editable),
        })),
      })),
      fields: product.fields.map((field) => ({ ...field, texts: labels(field.texts) })),
    };
  },
});

// Settings were stored through the schema of the plugin or of the editor: plain values only.
function plainSettings(settings: Record<string, unknown>): ProductState['components'][number]['settings'] {
  return settings as ProductState['components'][number]['settings'];
}
