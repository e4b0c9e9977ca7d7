import { currency, id, locale, PRODUCT_STATUSES, page, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { toWire } from '#lib/money/money.ts';
import type { CatalogProduct } from '../core/catalog-product.ts';
import { fromPrice } from '../core/from-price.ts';
import { localeChain, pickText } from '../core/pick-text.ts';
import { unprovided } from '../core/sellable.ts';
import { loadCategories } from '../store/categories.ts';
import { loadProducts } from '../store/load-products.ts';
import { provisioners } from '../store/provisioners.ts';

const SORTS = ['position', 'name', 'status', 'stock'] as const;

/** All products for staff. A catalogue has hundreds of rows at most, so it is sorted and searched by its shown texts. */
export const listProducts = defineQuery({
  name: 'catalog.list_products',
  permission: 'product:read',
  input: z.strictObject({
    ...page,
    search: z.optional(text(100, 0)),
    sort: z.optional(z.strictObject({ by: z.enum(SORTS), direction: z.enum(['asc', 'desc']) })),
    filter: z.optional(
      z.strictObject({
        status: z.optional(z.enum(PRODUCT_STATUSES)),
        categoryId: z.optional(id()),
        productIds: z.optional(z.array(id()).check(z.maxLength(50))),
      }),
    ),
    currency: z.optional(currency()),
    locale: z.optional(locale()),
  }),
  example: () => ({}),
  run: async (ctx, input) => {
    const chain = localeChain(input.locale, ctx.tenant.locale);
    const shown = input.currency ?? ctx.tenant.currency;
    const categories = await loadCategories(ctx);
    const adapters = await provisioners(ctx);
    const names = new Map(categories.map((one) => [one.categoryId, pickText(one.texts, 'name', chain) ?? one.slug]));
    const order = new Map(categories.map((one, index) => [one.categoryId, index]));
    const rows = (await loadProducts(ctx, undefined)).map((product) => ({
      ...listed(product, shown, chain),
      categoryName: names.get(product.categoryId) ?? '',
      categoryOrder: order.get(product.categoryId) ?? 0,
      missingKinds: unprovided(product.components, adapters).map((component) => component.kind),
    }));
    const { filter } = input;
    const needle = (input.search ?? '').toLowerCase();
    const found = rows.filter(
      (row) =>
        (filter?.status === undefined || row.status === filter.status) &&
        (filter?.categoryId === undefined || row.categoryId === filter.categoryId) &&
        (filter?.productIds === undefined || filter.productIds.includes(row.productId)) &&
        `${row.name} ${row.slug} ${row.categoryName}`.toLowerCase().includes(needle),
    );
    const sorted = found.sort(comparing(input.sort?.by ?? 'position'));
    if (input.sort?.direction === 'desc') sorted.reverse();
    return {
      rows: sorted.slice(input.offset, input.offset + input.limit).map(({ categoryOrder: _order, ...row }) => row),
      total: found.length,
    };
  },
});

function listed(product: CatalogProduct, shown: string, chain: readonly string[]) {
  const { productId, categoryId, slug, status, stock, position } = product;
  const from = fromPrice(product, shown);
  return {
    productId,
    categoryId,
    slug,
    status,
    stock,
    position,
    name: pickText(product.texts, 'name', chain) ?? slug,
    kinds: product.components.map((component) => component.kind),
    from: from && { cycle: from.cycle, price: toWire(from.price) },
  };
}

type Row = Pick<ReturnType<typeof listed>, 'name' | 'status' | 'stock' | 'position'> & { categoryOrder: number };

function comparing(by: (typeof SORTS)[number]): (a: Row, b: Row) => number {
  if (by === 'name') return (a, b) => a.name.localeCompare(b.name);
  if (by === 'status') return (a, b) => a.status.localeCompare(b.status) || a.name.localeCompare(b.name);
  // Without counting there is always enough: after every number.
  if (by === 'stock') return (a, b) => (a.stock ?? Infinity) - (b.stock ?? Infinity) || a.name.localeCompare(b.name);
  return (a, b) => a.categoryOrder - b.categoryOrder || a.position - b.position;
}
