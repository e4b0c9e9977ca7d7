export { releaseStock } from './commands/release-stock.ts';
export { reserveStock } from './commands/reserve-stock.ts';
export { saveCategory } from './commands/save-category.ts';
export { saveProduct } from './commands/save-product.ts';
export { setProductStatus } from './commands/set-product-status.ts';
export type { CatalogProduct, Component, Field } from './core/catalog-product.ts';
export { checkFields } from './core/check-fields.ts';
export { describeItem } from './core/describe-item.ts';
export { dueNow } from './core/from-price.ts';
export { MAX_QUANTITY, startingChoices } from './core/price-item.ts';
export { PRODUCT_TRANSITIONS } from './core/sellable.ts';
export { chosenOptions, itemRequest } from './input.ts';
export { productFields, productNames, productOptions, readProduct } from './store/names.ts';
export { countProductsOfPlugin } from './store/plugin-use.ts';
export {
  type CataloguePricedItem,
  type PriceOutcome,
  priceItems,
  tryPriceItems,
  type WantedItem,
} from './store/price-items.ts';
export { type Buyer, estimateTaxFor } from './store/tax.ts';
