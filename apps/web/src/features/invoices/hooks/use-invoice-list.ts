import { INVOICE_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { downloadCsv, fetchAllRows } from '#lib/csv.ts';
import { minorToDecimal } from '#lib/format/money.ts';
import { isId } from '#lib/is-id.ts';
import { oneOf } from '#lib/one-of.ts';
import type { TableState } from '#lib/table/use-table-state.ts';
import { api, trpc } from '#lib/trpc.ts';
import { invoiceTable } from '../lib/table.ts';

function inputOf(state: TableState) {
  const { status: wanted, client } = state.filters;
  const status = oneOf(INVOICE_STATUSES, wanted);
  return {
    ...(state.q === '' ? {} : { search: state.q }),
    sort: { by: oneOf(invoiceTable.sorts, state.sort.by) ?? 'createdAt', direction: state.sort.dir },
    filter: {
      ...(status ? { status } : {}),
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

const amount = (of: { amountMinor: string; currency: string }) => minorToDecimal(of.amountMinor, of.currency);

/** Downloads the invoices as filtered now; amounts are plain decimals beside their currency. */
export async function exportInvoices(state: TableState): Promise<void> {
  const rows = await fetchAllRows((page) => api.billing.list.query({ ...inputOf(state), ...page }));
  downloadCsv('invoices', [
    ['number', 'client', 'status', 'issued_on', 'due_on', 'currency', 'net', 'tax', 'total', 'paid', 'due'],
    ...rows.map((row) => [
      row.number ?? '',
      row.clientName,
      row.isOverdue ? 'overdue' : row.status,
      row.issuedOn ?? '',
      row.dueOn ?? '',
      row.total.currency,
      ...[row.net, row.tax, row.total, row.paid, row.due].map(amount),
    ]),
  ]);
}
