import { useLingui } from '@lingui/react';
import { PRODUCT_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { downloadCsv, fetchAllRows } from '#lib/csv.ts';
import { minorToDecimal } from '#lib/format/money.ts';
import { isId } from '#lib/is-id.ts';
import { oneOf } from '#lib/one-of.ts';
import type { TableState } from '#lib/table/use-table-state.ts';
import { api, trpc } from '#lib/trpc.ts';
import { productTable } from '../lib/table.ts';

function inputOf(state: TableState) {
  const status = oneOf(PRODUCT_STATUSES, state.filters['status']);
  const categoryId = state.filters['category'];
  return {
    search: state.q,
    sort: { by: oneOf(productTable.sorts, state.sort.by) ?? 'position', direction: state.sort.dir },
    filter: { ...(status ? { status } : {}), ...(isId(categoryId) ? { categoryId } : {}) },
  };
}

/** The products as the address says, named in the reader's language. */
export function useProductList(state: TableState) {
  const { locale } = useLingui().i18n;
  const page = { limit: state.limit, offset: state.offset };
  return useQuery({
    ...trpc.catalog.list.queryOptions({ ...inputOf(state), ...page, locale }),
    placeholderData: keepPreviousData,
  });
}

/** Downloads the products as filtered now. */
export async function exportProducts(state: TableState): Promise<void> {
  const rows = await fetchAllRows((page) => api.catalog.list.query({ ...inputOf(state), ...page }));
  downloadCsv('products', [
    ['name', 'category', 'address', 'status', 'stock', 'kinds', 'from_cycle', 'from_price', 'currency'],
    ...rows.map((row) => [
      row.name,
      row.categoryName,
      row.slug,
      row.status,
      row.stock === null ? '' : String(row.stock),
      row.kinds.join(' '),
      row.from?.cycle ?? '',
      row.from ? minorToDecimal(row.from.price.amountMinor, row.from.price.currency) : '',
      row.from?.price.currency ?? '',
    ]),
  ]);
}
