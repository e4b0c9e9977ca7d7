import { mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { deleteCategory } from './commands/delete-category.ts';
import { orderCategories } from './commands/order-categories.ts';
import { orderProducts } from './commands/order-products.ts';
import { saveCategory } from './commands/save-category.ts';
import { saveProduct } from './commands/save-product.ts';
import { setProductStatus } from './commands/set-product-status.ts';
import { exportProducts } from './queries/export-products.ts';
import { getProduct } from './queries/get-product.ts';
import { listCategories } from './queries/list-categories.ts';
import { listProducts } from './queries/list-products.ts';
import { product } from './queries/product.ts';
import { quote } from './queries/quote.ts';
import { storefront } from './queries/storefront.ts';

export const catalogRouter = router({
  storefront: queryOf(storefront),
  product: queryOf(product),
  quote: queryOf(quote),
  list: queryOf(listProducts),
  export: queryOf(exportProducts),
  get: queryOf(getProduct),
  save: mutationOf(saveProduct),
  setStatus: mutationOf(setProductStatus),
  order: mutationOf(orderProducts),
  categories: queryOf(listCategories),
  saveCategory: mutationOf(saveCategory),
  deleteCategory: mutationOf(deleteCategory),
  orderCategories: mutationOf(orderCategories),
});
