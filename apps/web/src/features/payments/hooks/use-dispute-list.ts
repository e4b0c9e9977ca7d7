import { DISPUTE_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { isId } from '#lib/is-id.ts';
import { oneOf } from '#lib/one-of.ts';
import type { TableState } from '#lib/table/use-table-state.ts';
import { api, trpc } from '#lib/trpc.ts';
import { disputeTable } from '../lib/table.ts';

function inputOf(state: TableState) {
  const { status: wanted, client } = state.filters;
  const status = oneOf(DISPUTE_STATUSES, wanted);
  return {
    search: state.q,
    sort: { by: oneOf(disputeTable.sorts, state.sort.by) ?? 'openedAt', direction: state.sort.dir },
    filter: { ...(status ? { status } : {}), ...(isId(client) ? { clientId: client } : {}) },
  };
}

/** The disputes as the address says. */
export function useDisputeList(state: TableState) {
  const page = { limit: state.limit, offset: state.offset };
  return useQuery({
    ...trpc.payments.disputes.queryOptions({ ...inputOf(state), ...page }),
    placeholderData: keepPreviousData,
  });
}

/** The disputes as filtered now, as a file. */
export const exportDisputes = (state: TableState) => api.payments.exportDisputes.query(inputOf(state));
