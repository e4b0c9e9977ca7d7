import { ORDER_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { isId } from '#lib/is-id.ts';
import { oneOf } from '#lib/one-of.ts';
import type { TableState } from '#lib/table/use-table-state.ts';
import { api, trpc } from '#lib/trpc.ts';
import { orderTable } from '../lib/table.ts';

function inputOf(state: TableState) {
  const status = oneOf(ORDER_STATUSES, state.filters['status']);
  const client = state.filters['client'];
  return {
    search: state.q,
    sort: { by: oneOf(orderTable.sorts, state.sort.by) ?? 'created', direction: state.sort.dir },
    filter: { ...(status ? { status } : {}), ...(isId(client) ? { clientId: client } : {}) },
  };
}

/** The orders as the address says. */
export function useOrderList(state: TableState) {
  const page = { limit: state.limit, offset: state.offset };
  return useQuery({
    ...trpc.ordering.list.queryOptions({ ...inputOf(state), ...page }),
    placeholderData: keepPreviousData,
  });
}

/** The orders as filtered now, as a file. */
export const exportOrders = (state: TableState) => api.ordering.export.query(inputOf(state));
