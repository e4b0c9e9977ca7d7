import { PAYMENT_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { isId } from '#lib/is-id.ts';
import { oneOf } from '#lib/one-of.ts';
import type { TableState } from '#lib/table/use-table-state.ts';
import { api, trpc } from '#lib/trpc.ts';
import { paymentTable } from '../lib/table.ts';

function inputOf(state: TableState) {
  const { status: wanted, gateway, client } = state.filters;
  const status = oneOf(PAYMENT_STATUSES, wanted);
  return {
    search: state.q,
    sort: { by: oneOf(paymentTable.sorts, state.sort.by) ?? 'createdAt', direction: state.sort.dir },
    filter: {
      ...(status ? { status } : {}),
      ...(gateway === undefined ? {} : { pluginId: gateway }),
      ...(isId(client) ? { clientId: client } : {}),
    },
  };
}

/** The payments as the address says. */
export function usePaymentList(state: TableState) {
  const page = { limit: state.limit, offset: state.offset };
  return useQuery({
    ...trpc.payments.list.queryOptions({ ...inputOf(state), ...page }),
    placeholderData: keepPreviousData,
  });
}

/** The payments as filtered now, as a file. */
export const exportPayments = (state: TableState) => api.payments.export.query(inputOf(state));
