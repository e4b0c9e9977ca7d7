import { CLIENT_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { oneOf } from '#lib/one-of.ts';
import type { TableState } from '#lib/table/use-table-state.ts';
import { api, trpc } from '#lib/trpc.ts';
import { clientTable } from '../lib/table.ts';

function inputOf(state: TableState) {
  const status = oneOf(CLIENT_STATUSES, state.filters['status']);
  const country = state.filters['country']?.toUpperCase();
  const group = state.filters['group'];
  const by = oneOf(clientTable.sorts, state.sort.by) ?? 'created';
  return {
    search: state.q,
    sort: { by, direction: state.sort.dir },
    filter: {
      ...(status ? { status } : {}),
      ...(country ? { country } : {}),
      ...(group ? { clientGroupId: group } : {}),
    },
  };
}

/** The clients as the address says. */
export function useClientList(state: TableState) {
  const page = { limit: state.limit, offset: state.offset };
  return useQuery({
    ...trpc.clients.list.queryOptions({ ...inputOf(state), ...page }),
    placeholderData: keepPreviousData,
  });
}

/** The clients as filtered now, as a file. */
export const exportClients = (state: TableState) => api.clients.export.query(inputOf(state));
