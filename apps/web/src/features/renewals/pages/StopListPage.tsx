import { Trans, useLingui } from '@lingui/react/macro';
import { STOP_STATES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { oneOf } from '#lib/one-of.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { trpc } from '#lib/trpc.ts';
import { Found, WhatStopped, WhoseStop } from '../components/WhatStopped.tsx';
import type { Stop } from '../lib/stop.ts';
import { stopTable } from '../lib/table.ts';

export function StopListPage() {
  const { t } = useLingui();
  const state = useTableState(stopTable);
  const wanted = oneOf(STOP_STATES, state.filters['state']);
  const query = useQuery({
    ...trpc.subscriptions.stops.queryOptions({
      ...{ limit: state.limit, offset: state.offset },
      filter: wanted === undefined ? {} : { state: wanted },
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title={<Trans>Stopped renewals</Trans>}
        description={
          <Trans>
            The daily run asks before it bills something unusual. When it does is set under Settings, Safety stop.
          </Trans>
        }
      />
      <DataTable
        label={t`Stopped renewals`}
        columns={useColumns()}
        state={state}
        query={query}
        rowId={(row) => row.stopId}
        rowHref={(row) => `/admin/renewal-stops/${row.stopId}`}
        filters={[{ id: 'state', label: t`State`, options: useStatusOptions(STOP_STATES) }]}
        empty={
          <EmptyState icon={ShieldCheck} title={<Trans>Nothing has been stopped</Trans>}>
            <Trans>Renewals are billed as expected.</Trans>
          </EmptyState>
        }
      />
    </>
  );
}

function useColumns(): Column<Stop>[] {
  const { t } = useLingui();
  return [
    { id: 'what', header: t`What`, card: 'title', cell: (row) => <WhatStopped stop={row} /> },
    { id: 'client', header: t`Client`, cell: (row) => <WhoseStop stop={row} /> },
    { id: 'figures', header: t`Found`, cell: (row) => <Found stop={row} /> },
    { id: 'state', header: t`State`, card: 'end', cell: (row) => <StatusBadge status={row.state} /> },
    { id: 'createdAt', header: t`Stopped`, cell: (row) => <DateText value={row.createdAt} style="datetime" /> },
    { id: 'by', header: t`Answered by`, cell: (row) => (row.decidedBy === null ? '–' : <bdi>{row.decidedBy}</bdi>) },
  ];
}
