import { Trans, useLingui } from '@lingui/react/macro';
import { DELIVERY_STATES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MailWarning } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { oneOf } from '#lib/one-of.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { api, trpc } from '#lib/trpc.ts';
import { DeliveryActions } from '../components/DeliveryActions.tsx';
import { type Delivery, deliveryId, pageOf } from '../lib/delivery.ts';
import { deliveryTable } from '../lib/table.ts';

export function DeliveryListPage() {
  const { t } = useLingui();
  const state = useTableState(deliveryTable);
  const wanted = oneOf(DELIVERY_STATES, state.filters['state']);
  const filter = wanted ? { state: wanted } : {};
  const query = useQuery({
    ...trpc.instance.deliveries.queryOptions({ limit: state.limit, offset: state.offset, filter }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title={<Trans>Unhandled events</Trans>}
        description={<Trans>Things that happened and that a part of the panel could not react to in ten tries.</Trans>}
      />
      <DataTable
        label={t`Unhandled events`}
        columns={useDeliveryColumns()}
        state={state}
        query={query}
        rowId={deliveryId}
        filters={[{ id: 'state', label: t`State`, options: useStatusOptions(DELIVERY_STATES) }]}
        onExportCsv={() => api.instance.exportDeliveries.query({ filter })}
        bulkActions={(selection) => <DeliveryActions {...selection} />}
        empty={
          <EmptyState icon={MailWarning} title={<Trans>Everything was handled</Trans>}>
            <Trans>Events appear here when a part of the panel has failed at them ten times.</Trans>
          </EmptyState>
        }
      />
    </>
  );
}

function useDeliveryColumns(): Column<Delivery>[] {
  const { t } = useLingui();
  return [
    { id: 'event', header: t`Event`, card: 'title', cell: (row) => <code dir="ltr">{row.event}</code> },
    { id: 'consumer', header: t`Part of the panel`, cell: (row) => <code dir="ltr">{row.consumer}</code> },
    { id: 'about', header: t`About`, cell: (row) => <About row={row} /> },
    { id: 'state', header: t`State`, card: 'end', cell: (row) => <StatusBadge status={row.state} /> },
    { id: 'attempts', header: t`Tries`, align: 'end', cell: (row) => <span className="num">{row.attempts}</span> },
    {
      id: 'reason',
      header: t`Reason`,
      cell: (row) => (row.reason === null ? '–' : <code dir="ltr">{row.reason}</code>),
    },
    { id: 'occurredAt', header: t`Happened`, cell: (row) => <DateText value={row.occurredAt} style="datetime" /> },
  ];
}

function About({ row }: { row: Delivery }) {
  const href = pageOf(row);
  if (href === null) return '–';
  return (
    <Link to={href} className="text-primary hover:underline dark:text-info">
      <Trans>Open</Trans>
    </Link>
  );
}
