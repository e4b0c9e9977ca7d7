import type { BillingCycle, ComponentKind } from '@panel1/shared-types';
import type { QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { CatalogProduct, Field } from '../core/catalog-product.ts';
import { localeChain, pickText } from '../core/pick-text.ts';
import { type PricedItem, type PriceLine, priceItem } from '../core/price-item.ts';
import { type Audience, demandForSale } from '../core/sellable.ts';
import { loadProductsById } from './load-products.ts';
import { provisioners } from './provisioners.ts';

/** An item as it is asked for: ids and quantities, never an amount. */
export interface WantedItem {
  productId: string;
  cycle: BillingCycle;
  quantity: number;
  options: Readonly<Record<string, { choiceId: string; quantity: number }>>;
}

export interface PricedLine extends PriceLine {
  /** The product's name, or option and choice: `Backups: daily`. */
  label: string;
}

/** An item with everything that a cart, an order or an invoice needs to know of it. */
export interface CataloguePricedItem extends PricedItem {
  productId: string;
  slug: string;
  name: string;
  cycle: BillingCycle;
  quantity: number;
  currency: string;
  taxCategory: string;
  stock: number | null;
  kinds: ComponentKind[];
  fields: (Field & { label: string })[];
  lines: PricedLine[];
}

interface Terms {
  currency: string;
  audience: Audience;
  locale?: string | undefined;
}

/**
 * Prices items from the catalogue as it is now. Throws `catalog.not_for_sale` for what this audience cannot buy, foreign
 * products included, `catalog.no_adapter`, `catalog.no_price` and `catalog.bad_configuration`.
 */
export async function priceItems(
  ctx: QueryContext,
  items: readonly WantedItem[],
  terms: Terms,
): Promise<CataloguePricedItem[]> {
  const outcomes = await tryPriceItems(ctx, items, terms);
  return outcomes.map((outcome) => {
    if ('error' in outcome) throw outcome.error;
    return outcome.item;
  });
}

export type PriceOutcome = { item: CataloguePricedItem } | { error: AppError };

/** As {@link priceItems}, but tells of each item what is wrong with it: a cart shows what can no longer be bought. */
export async function tryPriceItems(
  ctx: QueryContext,
  items: readonly WantedItem[],
  terms: Terms,
): Promise<PriceOutcome[]> {
  const products = await loadProductsById(
    ctx,
    items.map((item) => item.productId),
  );
  const adapters = await provisioners(ctx);
  return items.map((item) => {
    try {
      const product = products.get(item.productId);
      if (!product) throw new AppError('catalog.not_for_sale');
      demandForSale(product, terms.audience, adapters);
      return { item: pricedFrom(product, item, { ...terms, chain: localeChain(terms.locale, ctx.tenant.locale) }) };
    } catch (error) {
      if (error instanceof AppError) return { error };
      throw error;
    }
  });
}

function pricedFrom(
  product: CatalogProduct,
  item: WantedItem,
  { currency, chain }: Terms & { chain: readonly string[] },
): CataloguePricedItem {
  const { productId, slug, taxCategory, stock } = product;
  const { cycle, quantity } = item;
  const priced = priceItem(product, { ...item, currency });
  const name = pickText(product.texts, 'name', chain) ?? slug;
  return {
    ...priced,
    productId,
    slug,
    name,
    cycle,
    quantity,
    currency,
    taxCategory,
    stock,
    kinds: product.components.map((component) => component.kind),
    fields: product.fields.map((field) => ({ ...field, label: pickText(field.texts, 'name', chain) ?? field.key })),
    lines: priced.lines.map((line) => ({ ...line, label: labelOf(product, line, { name, chain }) })),
  };
}

function labelOf(product: CatalogProduct, line: PriceLine, of: { name: string; chain: readonly string[] }): string {
  const option = product.options.find((one) => one.optionId === line.option?.optionId);
  if (!option) return of.name;
  const label = pickText(option.texts, 'name', of.chain) ?? option.key;
  if (option.kind !== 'choice') return label;
  const choice = option.choices.find((one) => one.choiceId === line.option?.choiceId);
  return choice ? `${label}: ${pickText(choice.texts, 'name', of.chain) ?? choice.key}` : label;
}
