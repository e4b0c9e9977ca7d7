import { useLingui } from '@lingui/react';
import { PRODUCT_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
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

/** The products as filtered now, as a file. */
export const exportProducts = (state: TableState) => api.catalog.export.query(inputOf(state));
