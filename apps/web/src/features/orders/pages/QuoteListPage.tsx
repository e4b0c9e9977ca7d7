import { Trans, useLingui } from '@lingui/react/macro';
import { QUOTE_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FileCheck2, Plus } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { useClientFilter } from '#components/data-table/use-client-filter.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { oneOf } from '#lib/one-of.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { quoteTable } from '../lib/table.ts';

type Row = RouterOutputs['ordering']['quotes']['rows'][number];

export function QuoteListPage() {
  const { t } = useLingui();
  const state = useTableState(quoteTable);
  const status = oneOf(QUOTE_STATUSES, state.filters['status']);
  const clientId = state.filters['client'];
  const query = useQuery({
    ...trpc.ordering.quotes.queryOptions({
      ...{ limit: state.limit, offset: state.offset },
      filter: { ...(status === undefined ? {} : { status }), ...(clientId ? { clientId } : {}) },
    }),
    placeholderData: keepPreviousData,
  });
  const add = (
    <Link to="/admin/orders/new" className={buttonVariants()}>
      <Plus aria-hidden="true" />
      <Trans>New quote</Trans>
    </Link>
  );
  const clientFilter = useClientFilter();
  return (
    <>
      <PageHeader title={<Trans>Quotes</Trans>} actions={add} />
      <DataTable
        label={t`Quotes`}
        columns={useColumns()}
        state={state}
        query={query}
        rowId={(row) => row.quoteId}
        rowHref={(row) => `/admin/quotes/${row.quoteId}`}
        filters={[{ id: 'status', label: t`Status`, options: useStatusOptions(QUOTE_STATUSES) }, ...clientFilter]}
        empty={
          <EmptyState icon={FileCheck2} title={<Trans>No quote yet</Trans>} action={add}>
            <Trans>Put an order together, then make a quote of it.</Trans>
          </EmptyState>
        }
      />
    </>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLingui();
  return [
    { id: 'number', header: t`Number`, card: 'title', cell: (row) => <bdi className="num">{row.number}</bdi> },
    { id: 'client', header: t`Client`, cell: (row) => <bdi>{row.clientName}</bdi> },
    {
      id: 'items',
      header: t`Items`,
      cell: (row) => <span className="block max-w-md truncate">{row.items.join(', ')}</span>,
    },
    { id: 'status', header: t`Status`, cell: (row) => <StatusBadge status={row.status} /> },
    { id: 'validUntil', header: t`Valid until`, cell: (row) => <DateText value={row.validUntil} /> },
    { id: 'total', header: t`Total`, align: 'end', card: 'end', cell: (row) => <MoneyText {...row.total} /> },
  ];
}
