import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Activity } from 'lucide-react';
import { useState } from 'react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { useCan } from '#lib/auth/session.ts';
import type { TableState } from '#lib/table/use-table-state.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { api, trpc } from '#lib/trpc.ts';
import { VoidEventSheet } from '../forms/VoidEventSheet.tsx';
import { eventTable } from '../lib/tables.ts';
import type { MetricUsage, UsageEvent } from '../lib/usage.ts';

const inputOf = (subscriptionId: string, { limit, offset, sort, q, filters }: TableState) => ({
  ...{ limit, offset, search: q },
  sort: { by: sort.by === 'receivedAt' ? ('receivedAt' as const) : ('occurredAt' as const), direction: sort.dir },
  filter: {
    subscriptionId,
    ...(filters['metric'] ? { metric: filters['metric'] } : {}),
    ...(filters['from'] ? { from: filters['from'] } : {}),
    ...(filters['to'] ? { to: filters['to'] } : {}),
    ...(filters['void'] ? { isVoid: filters['void'] === 'yes' } : {}),
  },
});

/** Every event of a subscription, with the way to take one out of the count. */
export function EventTable({ subscriptionId, metrics }: { subscriptionId: string; metrics: readonly MetricUsage[] }) {
  const { t } = useLingui();
  const state = useTableState(eventTable);
  const [leaving, setLeaving] = useState<UsageEvent | null>(null);
  const query = useQuery({
    ...trpc.usage.events.queryOptions(inputOf(subscriptionId, state)),
    placeholderData: keepPreviousData,
  });
  return (
    <div>
      <h2 className="mb-3 font-semibold text-lg">
        <Trans>Events</Trans>
      </h2>
      <DataTable
        label={t`Events`}
        columns={useColumns(metrics, setLeaving)}
        state={state}
        query={query}
        rowId={(row) => row.usageEventId}
        searchLabel={t`Beginning of the id`}
        filters={[
          { id: 'metric', label: t`Metric`, options: metrics.map(({ key, name }) => ({ value: key, label: name })) },
          { id: 'from', label: t`From` },
          { id: 'to', label: t`Until` },
          {
            id: 'void',
            label: t`Counted`,
            options: [
              { value: 'no', label: t`Counted` },
              { value: 'yes', label: t`Taken out` },
            ],
          },
        ]}
        onExportCsv={(of) => api.usage.exportEvents.query(inputOf(subscriptionId, of))}
        empty={
          <EmptyState icon={Activity} title={<Trans>No event yet</Trans>}>
            <Trans>Events come in through the API; the documentation shows how.</Trans>
          </EmptyState>
        }
      />
      {leaving === null ? null : <VoidEventSheet event={leaving} onClose={() => setLeaving(null)} />}
    </div>
  );
}

function useColumns(metrics: readonly MetricUsage[], onVoid: (event: UsageEvent) => void): Column<UsageEvent>[] {
  const { t } = useLingui();
  const mayVoid = useCan()('usage:void');
  const nameOf = (key: string) => metrics.find((metric) => metric.key === key)?.name ?? key;
  return [
    { id: 'id', header: t`Id`, card: 'title', cell: (row) => <bdi className="break-all">{row.eventId}</bdi> },
    { id: 'metric', header: t`Metric`, cell: (row) => <bdi>{nameOf(row.metric)}</bdi> },
    {
      id: 'value',
      header: t`Value`,
      align: 'end',
      card: 'end',
      cell: (row) => (
        <bdi className={row.voided === null ? 'num' : 'num line-through'}>
          {row.value ?? Object.values(row.properties).join(', ')}
        </bdi>
      ),
    },
    {
      id: 'occurredAt',
      header: t`Happened`,
      sortable: true,
      cell: (row) => <DateText value={row.occurredAt} style="datetime" />,
    },
    {
      id: 'receivedAt',
      header: t`Arrived`,
      sortable: true,
      cell: (row) => <DateText value={row.receivedAt} style="datetime" />,
    },
    { id: 'sentBy', header: t`Sent by`, hidden: true, cell: (row) => <bdi>{row.sentBy}</bdi> },
    {
      id: 'state',
      header: t`Counted`,
      cell: (row) =>
        row.voided === null ? (
          mayVoid ? (
            <Button variant="ghost" size="sm" onClick={() => onVoid(row)}>
              <Trans>Take out</Trans>
            </Button>
          ) : (
            t`Yes`
          )
        ) : (
          <span className="flex flex-col">
            <Badge tone="warning">{t`Taken out`}</Badge>
            <span className="text-muted-foreground text-xs">
              <bdi>{row.voided.reason}</bdi> · <bdi>{row.voided.byName}</bdi>
            </span>
          </span>
        ),
    },
  ];
}
