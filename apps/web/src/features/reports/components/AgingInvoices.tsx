import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ReceiptText } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import { oneOf } from '#lib/one-of.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { api, trpc } from '#lib/trpc.ts';
import { useAgeName } from '../hooks/use-age-name.ts';
import { AGES, agingTable } from '../lib/table.ts';

/** The invoices behind the figures, the one overdue longest first. */
export function AgingInvoices() {
  const { t } = useLingui();
  const format = useFormat();
  const ageName = useAgeName();
  const state = useTableState(agingTable);
  const age = oneOf(AGES, state.filters['age']);
  const currency = state.filters['currency'];
  const filter = { ...(age === undefined ? {} : { age }), ...(currency === undefined ? {} : { currency }) };
  const { limit, offset } = state;
  const query = useQuery({
    ...trpc.reports.agingInvoices.queryOptions({ limit, offset, filter }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <DataTable
      label={t`Open invoices`}
      state={state}
      query={query}
      rowId={(row) => row.invoiceId}
      rowHref={(row) => `/admin/invoices/${row.invoiceId}`}
      filters={[
        { id: 'age', label: t`Overdue`, options: AGES.map((value) => ({ value, label: ageName(value, 'long') })) },
        { id: 'currency', label: t`Currency` },
      ]}
      onExportCsv={() => api.reports.exportAgingInvoices.query({ filter })}
      columns={[
        { id: 'number', header: t`Invoice`, card: 'title', cell: (row) => <bdi>{row.number}</bdi> },
        { id: 'client', header: t`Client`, cell: (row) => <bdi>{row.clientName}</bdi> },
        { id: 'due', header: t`Due`, cell: (row) => <DateText value={row.dueOn} /> },
        { id: 'late', header: t`Days overdue`, align: 'end', cell: (row) => format.number(row.lateDays) },
        { id: 'open', header: t`Open`, align: 'end', card: 'end', cell: (row) => <MoneyText {...row.open} /> },
      ]}
      empty={<EmptyState icon={ReceiptText} title={<Trans>No open invoice</Trans>} />}
    />
  );
}
