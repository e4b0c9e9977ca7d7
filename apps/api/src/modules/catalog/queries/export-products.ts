import { csvAmount } from '#lib/csv/csv.ts';
import { defineCsvExport } from '#lib/csv/define-csv-export.ts';
import { listProducts } from './list-products.ts';

/** The product list as it is filtered, as a file. */
export const exportProducts = defineCsvExport({
  name: 'catalog.export_products',
  list: listProducts,
  columns: {
    name: (row) => row.name,
    category: (row) => row.categoryName,
    address: (row) => row.slug,
    status: (row) => row.status,
    stock: (row) => row.stock,
    kinds: (row) => row.kinds.join(' '),
    from_cycle: (row) => row.from?.cycle ?? null,
    from_price: (row) => row.from && csvAmount(row.from.price),
    currency: (row) => row.from?.price.currency ?? null,
  },
});
