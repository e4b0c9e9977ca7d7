import { Trans, useLingui } from '@lingui/react/macro';
import { WITHDRAWAL_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { oneOf } from '#lib/one-of.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { withdrawalTable } from '../lib/table.ts';

type Row = RouterOutputs['withdrawals']['list']['rows'][number];

export function WithdrawalListPage() {
  const { t } = useLingui();
  const state = useTableState(withdrawalTable);
  const status = oneOf(WITHDRAWAL_STATUSES, state.filters['status']);
  const clientId = state.filters['client'];
  const query = useQuery({
    ...trpc.withdrawals.list.queryOptions({
      ...{ limit: state.limit, offset: state.offset },
      filter: { ...(status === undefined ? {} : { status }), ...(clientId ? { clientId } : {}) },
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title={<Trans>Withdrawals</Trans>}
        description={<Trans>Consumers who withdraw from a contract. Money must be back within 14 days.</Trans>}
      />
      <DataTable
        label={t`Withdrawals`}
        columns={useColumns()}
        state={state}
        query={query}
        rowId={(row) => row.withdrawalId}
        rowHref={(row) => `/admin/withdrawals/${row.withdrawalId}`}
        filters={[{ id: 'status', label: t`State`, options: useStatusOptions(WITHDRAWAL_STATUSES) }]}
        empty={
          <EmptyState icon={Undo2} title={<Trans>No withdrawal yet</Trans>}>
            <Trans>Consumers find the way at the foot of the shop.</Trans>
          </EmptyState>
        }
      />
    </>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLingui();
  return [
    {
      id: 'contract',
      header: t`Contract`,
      card: 'title',
      cell: (row) => (
        <span className="block max-w-md whitespace-normal break-words">
          <bdi>{row.contract}</bdi>
          <span className="block text-muted-foreground text-xs">{row.reference}</span>
        </span>
      ),
    },
    { id: 'name', header: t`Name`, cell: (row) => <bdi>{row.name}</bdi> },
    { id: 'status', header: t`State`, card: 'end', cell: (row) => <StatusBadge status={row.status} /> },
    { id: 'receivedAt', header: t`Received`, cell: (row) => <DateText value={row.receivedAt} style="datetime" /> },
    {
      id: 'refunded',
      header: t`Paid back`,
      align: 'end',
      cell: (row) => (row.refunded === null ? '–' : <MoneyText {...row.refunded} />),
    },
  ];
}
