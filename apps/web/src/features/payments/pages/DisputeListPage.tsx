import { Trans, useLingui } from '@lingui/react/macro';
import { DISPUTE_STATUSES } from '@panel1/shared-types/states';
import { Gavel } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { useClientFilter } from '#components/data-table/use-client-filter.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { DisputeReason } from '../components/DisputeReason.tsx';
import { exportDisputes, useDisputeList } from '../hooks/use-dispute-list.ts';
import type { DisputeRow } from '../lib/dispute.ts';
import { disputeTable } from '../lib/table.ts';

export function DisputeListPage() {
  const { t } = useLingui();
  const state = useTableState(disputeTable);
  const query = useDisputeList(state);
  const clientFilter = useClientFilter();
  return (
    <>
      <PageHeader
        title={<Trans>Disputes</Trans>}
        description={<Trans>Payments that the payer's bank questions. Whoever does not answer in time loses.</Trans>}
      />
      <DataTable
        label={t`Disputes`}
        columns={useDisputeColumns()}
        state={state}
        query={query}
        rowId={(row) => row.id}
        rowHref={(row) => `/admin/disputes/${row.id}`}
        searchLabel={t`Client or the gateway's reference`}
        filters={[{ id: 'status', label: t`State`, options: useStatusOptions(DISPUTE_STATUSES) }, ...clientFilter]}
        onExportCsv={() => exportDisputes(state)}
        empty={
          <EmptyState icon={Gavel} title={<Trans>No dispute</Trans>}>
            <Trans>A dispute appears here, and in a mail to you, as soon as the gateway tells of it.</Trans>
          </EmptyState>
        }
      />
    </>
  );
}

function useDisputeColumns(): Column<DisputeRow>[] {
  const { t } = useLingui();
  return [
    {
      id: 'client',
      header: t`Client`,
      card: 'title',
      cell: (row) => (
        <>
          <bdi>{row.clientName}</bdi>
          <span className="block text-muted-foreground text-xs">
            <bdi>{row.gatewayName}</bdi> · <code dir="ltr">{row.reference}</code>
          </span>
        </>
      ),
    },
    { id: 'status', header: t`State`, card: 'end', cell: (row) => <StatusBadge status={row.status} /> },
    { id: 'reason', header: t`Reason`, cell: (row) => <DisputeReason code={row.reason} /> },
    {
      id: 'openedAt',
      header: t`Opened`,
      sortable: true,
      cell: (row) => <DateText value={row.openedAt} />,
    },
    {
      id: 'evidenceDueAt',
      header: t`Answer by`,
      sortable: true,
      cell: (row) =>
        row.isOpen && row.evidenceDueAt !== null ? <DateText value={row.evidenceDueAt} style="datetime" /> : '–',
    },
    {
      id: 'amount',
      header: t`Amount`,
      sortable: true,
      align: 'end',
      cell: (row) => <MoneyText {...row.amount} />,
    },
  ];
}
