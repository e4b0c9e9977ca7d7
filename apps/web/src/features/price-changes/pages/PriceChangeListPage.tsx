import { Trans, useLingui } from '@lingui/react/macro';
import { PRICE_CHANGE_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Plus, TrendingUp } from 'lucide-react';
import { useState } from 'react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Button } from '#components/ui/button.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { TermsText } from '../components/TermsText.tsx';
import { PriceChangeSheet } from '../forms/PriceChangeSheet.tsx';
import { priceChangeTable } from '../lib/table.ts';

type Row = RouterOutputs['priceChanges']['list']['rows'][number];

export function PriceChangeListPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const state = useTableState(priceChangeTable);
  const { limit, offset, filters } = state;
  const wanted = PRICE_CHANGE_STATUSES.find((one) => one === filters['status']);
  const query = useQuery({
    ...trpc.priceChanges.list.queryOptions({
      ...{ limit, offset },
      ...(wanted === undefined ? {} : { filter: { status: wanted } }),
    }),
    placeholderData: keepPreviousData,
  });
  const add = (
    <Button onClick={() => setNew(true)}>
      <Plus aria-hidden="true" />
      <Trans>New price change</Trans>
    </Button>
  );
  return (
    <>
      <PageHeader
        title={<Trans>Price changes</Trans>}
        description={
          <Trans>
            Clients keep the price at which they bought. Here you give those who run a new one, after a notice.
          </Trans>
        }
        actions={add}
      />
      <DataTable
        label={t`Price changes`}
        columns={useColumns()}
        state={state}
        query={query}
        rowId={(row) => row.id}
        rowHref={(row) => `/admin/price-changes/${row.id}`}
        filters={[{ id: 'status', label: t`Status`, options: useStatusOptions(PRICE_CHANGE_STATUSES) }]}
        empty={<EmptyState icon={TrendingUp} title={<Trans>No price changes yet</Trans>} action={add} />}
      />
      {isNew ? (
        <PriceChangeSheet
          onClose={() => setNew(false)}
          onCreated={(id) => void navigate({ to: `/admin/price-changes/${id}` })}
        />
      ) : null}
    </>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLingui();
  const format = useFormat();
  return [
    { id: 'name', header: t`Name`, card: 'title', cell: (row) => <bdi>{row.name}</bdi> },
    { id: 'status', header: t`Status`, cell: (row) => <StatusBadge status={row.status} /> },
    { id: 'price', header: t`New price`, cell: (row) => <TermsText change={row} /> },
    { id: 'from', header: t`From`, cell: (row) => <DateText value={row.fromOn} /> },
    {
      id: 'told',
      header: t`Told`,
      align: 'end',
      cell: (row) => {
        const { waiting = 0, told = 0, in_force = 0 } = row.counts;
        return `${format.number(told + in_force)} / ${format.number(waiting + told + in_force)}`;
      },
    },
    {
      id: 'effect',
      header: t`Change per month`,
      align: 'end',
      card: 'end',
      cell: (row) => <MoneyText {...row.mrrEffect} />,
    },
  ];
}
