import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Gauge } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { useClientFilter } from '#components/data-table/use-client-filter.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { useTableState } from '#lib/table/use-table-state.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { usageTable } from '../lib/tables.ts';

type Row = RouterOutputs['usage']['list']['rows'][number];

/** All subscriptions whose usage is measured. */
export function UsageListPage() {
  const { t } = useLingui();
  const state = useTableState(usageTable);
  const { client, of } = state.filters;
  const query = useQuery({
    ...trpc.usage.list.queryOptions({
      limit: Math.min(state.limit, 50),
      offset: state.offset,
      sort: { by: state.sort.by === 'taken' ? 'taken' : 'dueOn', direction: state.sort.dir },
      filter: {
        ...(client ? { clientId: client } : {}),
        ...(of === 'cap' ? { hasCap: true } : {}),
        ...(of === 'held' ? { isHeld: true } : {}),
      },
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title={<Trans>Usage</Trans>}
        description={<Trans>What services use, what it costs so far and what the period will come to.</Trans>}
      />
      <DataTable
        label={t`Usage`}
        columns={useColumns()}
        state={state}
        query={query}
        rowId={(row) => row.subscriptionId}
        rowHref={(row) => `/admin/usage/${row.subscriptionId}`}
        filters={[
          {
            id: 'of',
            label: t`Spend cap`,
            options: [
              { value: 'cap', label: t`With a cap` },
              { value: 'held', label: t`Suspended at the cap` },
            ],
          },
          ...useClientFilter(),
        ]}
        empty={
          <EmptyState icon={Gauge} title={<Trans>Nothing is measured yet</Trans>}>
            <Trans>Open a product and choose “Usage prices” to say what is measured of it.</Trans>
          </EmptyState>
        }
      />
    </>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLingui();
  return [
    { id: 'description', header: t`Product`, card: 'title', cell: (row) => <bdi>{row.description}</bdi> },
    { id: 'client', header: t`Client`, cell: (row) => <bdi>{row.clientName}</bdi> },
    {
      id: 'cap',
      header: t`Spend cap`,
      cell: (row) => (
        <>
          {row.cap === null ? '–' : <MoneyText {...row.cap} />}{' '}
          {row.isHeld ? <Badge tone="warning">{t`Suspended`}</Badge> : null}
        </>
      ),
    },
    {
      id: 'dueOn',
      header: t`Billed from`,
      sortable: true,
      cell: (row) => (row.nextBillingOn === null ? '–' : <DateText value={row.nextBillingOn} />),
    },
    {
      id: 'taken',
      header: t`Events`,
      sortable: true,
      align: 'end',
      cell: (row) => <span className="num">{row.events}</span>,
    },
    {
      id: 'forecast',
      header: t`Expected`,
      align: 'end',
      cell: (row) => (row.forecast === null ? '–' : <MoneyText {...row.forecast} muted />),
    },
    {
      id: 'cost',
      header: t`So far`,
      align: 'end',
      card: 'end',
      cell: (row) => (row.cost === null ? '–' : <MoneyText {...row.cost} />),
    },
  ];
}
