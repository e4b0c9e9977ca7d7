import { AppError } from '#lib/errors/app-error.ts';
import type { CatalogProduct, Component, ProductStatus } from './catalog-product.ts';

/** Who buys: the storefront, or staff for a client. */
export type Audience = 'public' | 'staff';

/** Statuses in which a product can be bought. Hidden: by staff only. */
const FOR_SALE: Readonly<Record<Audience, readonly ProductStatus[]>> = {
  public: ['active'],
  staff: ['active', 'hidden'],
};

/** Allowed moves of a product's status. Retired: no new orders, running subscriptions go on. */
export const PRODUCT_TRANSITIONS = {
  draft: ['active', 'hidden', 'retired'],
  active: ['hidden', 'retired'],
  hidden: ['active', 'retired'],
  retired: ['active', 'hidden'],
} as const satisfies Record<ProductStatus, readonly ProductStatus[]>;

/** Throws `catalog.not_for_sale` for a move that is not in the table. */
export function transition(from: ProductStatus, to: ProductStatus): ProductStatus {
  const allowed: readonly ProductStatus[] = PRODUCT_TRANSITIONS[from];
  if (!allowed.includes(to)) throw new AppError('catalog.not_for_sale', { values: { from, to } });
  return to;
}

/** Which adapters run: plugin id -> kinds of components that it provides. */
export type Adapters = ReadonlyMap<string, readonly string[]>;

/** The components that nothing can provide now. A one-off service needs no adapter. */
export function unprovided(components: readonly Component[], adapters: Adapters): Component[] {
  return components.filter(
    ({ kind, pluginId }) =>
      kind !== 'one_off' && (pluginId === null || !(adapters.get(pluginId)?.includes(kind) ?? false)),
  );
}

/** True when the product can be bought now, stock aside. */
export function isForSale(product: CatalogProduct, audience: Audience, adapters: Adapters): boolean {
  return FOR_SALE[audience].includes(product.status) && unprovided(product.components, adapters).length === 0;
}

/** Throws `catalog.not_for_sale` or `catalog.no_adapter`. */
export function demandForSale(product: CatalogProduct, audience: Audience, adapters: Adapters): void {
  if (!FOR_SALE[audience].includes(product.status)) throw new AppError('catalog.not_for_sale');
  demandProvided(product.components, adapters);
}

/** Throws `catalog.no_adapter` naming the first kind that nothing provides. */
export function demandProvided(components: readonly Component[], adapters: Adapters): void {
  const [missing] = unprovided(components, adapters);
  if (missing) throw new AppError('catalog.no_adapter', { values: { kind: missing.kind } });
}
