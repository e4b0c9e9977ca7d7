import type { CatalogProduct } from './catalog-product.ts';

/** Currencies that at least one of the products has a price in, sorted. */
export function currenciesOf(products: readonly CatalogProduct[]): string[] {
  return [...new Set(products.flatMap((product) => product.prices.map((price) => price.currency)))].sort();
}
