import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarCheck } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import { oneOf } from '#lib/one-of.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { renewalTable } from '../lib/table.ts';

type Row = RouterOutputs['subscriptions']['stoppedRenewals']['rows'][number];

/** Whom a question that waits would bill, for which time and how much. */
export function WouldBill({ stopId }: { stopId: string }) {
  const { t } = useLingui();
  const state = useTableState(renewalTable);
  const by = oneOf(renewalTable.sorts, state.sort.by) ?? 'dueOn';
  const query = useQuery({
    ...trpc.subscriptions.stoppedRenewals.queryOptions({
      ...{ stopId, limit: state.limit, offset: state.offset },
      sort: { by, direction: state.sort.dir },
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="flex flex-col gap-2">
      <h2 className="font-semibold">
        <Trans>Would be billed</Trans>
      </h2>
      <p className="text-muted-foreground text-sm">
        <Trans>Before tax, coupons and usage.</Trans>
      </p>
      <DataTable
        label={t`Would be billed`}
        columns={useColumns()}
        state={state}
        query={query}
        rowId={(row) => row.subscriptionId}
        empty={
          <EmptyState icon={CalendarCheck} title={<Trans>Nothing is due right now</Trans>}>
            <Trans>Later days are billed once you confirm.</Trans>
          </EmptyState>
        }
      />
    </div>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLingui();
  const format = useFormat();
  return [
    {
      id: 'client',
      header: t`Client`,
      card: 'title',
      cell: (row) => (
        <Link to={`/admin/clients/${row.clientId}`} className="text-primary hover:underline dark:text-info">
          <bdi>{row.clientName}</bdi>
        </Link>
      ),
    },
    { id: 'what', header: t`Product`, cell: (row) => <bdi>{row.description}</bdi> },
    {
      id: 'dueOn',
      header: t`Due since`,
      sortable: true,
      cell: (row) => (row.dueOn === null ? '–' : <DateText value={row.dueOn} />),
    },
    { id: 'time', header: t`For the time`, cell: (row) => <Time row={row} /> },
    { id: 'periods', header: t`Periods`, align: 'end', cell: (row) => format.number(row.periods) },
    {
      id: 'price',
      header: t`Net`,
      align: 'end',
      sortable: true,
      card: 'end',
      cell: (row) => <MoneyText {...row.net} />,
    },
  ];
}

function Time({ row: { from, to } }: { row: Row }) {
  if (from === null || to === null) return <Trans>not yet: a change waits for its payment</Trans>;
  return (
    <Trans>
      <DateText value={from} /> to <DateText value={to} />
    </Trans>
  );
}
