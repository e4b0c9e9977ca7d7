import { INVOICE_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { isId } from '#lib/is-id.ts';
import { oneOf } from '#lib/one-of.ts';
import type { TableState } from '#lib/table/use-table-state.ts';
import { api, trpc } from '#lib/trpc.ts';
import { DOCUMENT_FILTERS, invoiceTable } from '../lib/table.ts';

function inputOf(state: TableState) {
  const { status: wanted, kind: document, client } = state.filters;
  const kind = oneOf(DOCUMENT_FILTERS, document);
  const status = oneOf(INVOICE_STATUSES, wanted);
  return {
    ...(state.q === '' ? {} : { search: state.q }),
    sort: { by: oneOf(invoiceTable.sorts, state.sort.by) ?? 'createdAt', direction: state.sort.dir },
    filter: {
      ...(status ? { status } : {}),
      ...(kind ? { kind } : {}),
      ...(wanted === 'overdue' ? { isOverdue: true } : {}),
      ...(isId(client) ? { clientId: client } : {}),
    },
  };
}

/** The invoices as the address says. */
export function useInvoiceList(state: TableState) {
  const page = { limit: state.limit, offset: state.offset };
  return useQuery({
    ...trpc.billing.list.queryOptions({ ...inputOf(state), ...page }),
    placeholderData: keepPreviousData,
  });
}

/** The invoices as filtered now, as a file. */
export const exportInvoices = (state: TableState) => api.billing.export.query(inputOf(state));
