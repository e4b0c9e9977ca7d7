import { SERVICE_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { isId } from '#lib/is-id.ts';
import { oneOf } from '#lib/one-of.ts';
import type { TableState } from '#lib/table/use-table-state.ts';
import { api, trpc } from '#lib/trpc.ts';
import { serviceTable } from '../lib/table.ts';

function inputOf(state: TableState) {
  const status = oneOf(SERVICE_STATUSES, state.filters['status']);
  const { server: serverId, client: clientId } = state.filters;
  return {
    search: state.q,
    sort: { by: oneOf(serviceTable.sorts, state.sort.by) ?? 'created', direction: state.sort.dir },
    filter: {
      ...(status ? { status } : {}),
      ...(isId(serverId) ? { serverId } : {}),
      ...(isId(clientId) ? { clientId } : {}),
    },
  };
}

/** The services as the address says. */
export function useServiceList(state: TableState) {
  const page = { limit: state.limit, offset: state.offset };
  return useQuery({
    ...trpc.provisioning.listServices.queryOptions({ ...inputOf(state), ...page }),
    placeholderData: keepPreviousData,
  });
}

/** The services as filtered now, as a file. */
export const exportServices = (state: TableState) => api.provisioning.exportServices.query(inputOf(state));
