import { Trans, useLingui } from '@lingui/react/macro';
import { CANCELLATION_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DoorOpen } from 'lucide-react';
import { useState } from 'react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Button } from '#components/ui/button.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { oneOf } from '#lib/one-of.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { AnswerSheet } from '../forms/AnswerSheet.tsx';
import { cancellationTable } from '../lib/table.ts';

export type Cancellation = RouterOutputs['subscriptions']['cancellations']['rows'][number];

/** Who wants to leave and why; those that wait are answered here. */
export function CancellationListPage() {
  const { t } = useLingui();
  const state = useTableState(cancellationTable);
  const [asked, setAsked] = useState<Cancellation | null>(null);
  const status = oneOf(CANCELLATION_STATUSES, state.filters['status']);
  const clientId = state.filters['client'];
  const query = useQuery({
    ...trpc.subscriptions.cancellations.queryOptions({
      ...{ limit: state.limit, offset: state.offset },
      filter: { ...(status === undefined ? {} : { status }), ...(clientId ? { clientId } : {}) },
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title={<Trans>Cancellations</Trans>}
        description={<Trans>Who leaves and why. Counted by reason and product under Reports.</Trans>}
      />
      <DataTable
        label={t`Cancellations`}
        columns={useColumns(setAsked)}
        state={state}
        query={query}
        rowId={(row) => row.cancellationId}
        filters={[{ id: 'status', label: t`State`, options: useStatusOptions(CANCELLATION_STATUSES) }]}
        empty={
          <EmptyState icon={DoorOpen} title={<Trans>Nobody wants to leave</Trans>}>
            <Trans>Requests of clients, and what staff end, come here.</Trans>
          </EmptyState>
        }
      />
      {asked === null ? null : <AnswerSheet asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function useColumns(answer: (row: Cancellation) => void): Column<Cancellation>[] {
  const { t } = useLingui();
  const reasons = useReasons();
  return [
    {
      id: 'what',
      header: t`Subscription`,
      card: 'title',
      cell: (row) => (
        <span className="block max-w-sm whitespace-normal break-words">
          <bdi>{row.description}</bdi>
          <Link to={`/admin/clients/${row.clientId}`} className="block text-muted-foreground text-xs underline">
            <bdi>{row.clientName}</bdi>
          </Link>
        </span>
      ),
    },
    {
      id: 'why',
      header: t`Reason`,
      cell: (row) => (
        <span className="block max-w-sm whitespace-normal break-words">
          {row.reasonKey === null ? null : <bdi>{reasons.get(row.reasonKey) ?? row.reasonKey}</bdi>}
          {row.words === '' ? null : <bdi className="block text-muted-foreground text-xs">{row.words}</bdi>}
        </span>
      ),
    },
    { id: 'status', header: t`State`, card: 'end', cell: (row) => <StatusBadge status={row.status} /> },
    { id: 'endsOn', header: t`Ends`, cell: (row) => <DateText value={row.endsOn} /> },
    { id: 'askedAt', header: t`Asked`, cell: (row) => <Asked row={row} /> },
    {
      id: 'answer',
      header: t`Answer`,
      cell: (row) =>
        row.status === 'waiting' ? (
          <Button size="sm" onClick={() => answer(row)}>
            <Trans>Answer</Trans>
          </Button>
        ) : (
          <bdi className="text-muted-foreground text-xs">{row.answer ?? ''}</bdi>
        ),
    },
  ];
}

function Asked({ row }: { row: Cancellation }) {
  return (
    <>
      <DateText value={row.askedAt} style="datetime" />
      <bdi className="block text-muted-foreground text-xs">{row.askedBy}</bdi>
    </>
  );
}

/** The words of the reasons, in the language of who reads. */
function useReasons(): ReadonlyMap<string, string> {
  const { i18n } = useLingui();
  const { data } = useQuery(trpc.subscriptions.cancellationReasons.queryOptions({ locale: i18n.locale }));
  return new Map((data ?? []).map(({ key, text }) => [key, text]));
}
