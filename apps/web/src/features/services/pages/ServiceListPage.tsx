import { Trans, useLingui } from '@lingui/react/macro';
import { SERVICE_STATUSES } from '@panel1/shared-types/states';
import { useQuery } from '@tanstack/react-query';
import { Boxes } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { useClientFilter } from '#components/data-table/use-client-filter.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { useCan } from '#lib/auth/session.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { trpc } from '#lib/trpc.ts';
import { ServiceBulkActions } from '../components/ServiceBulkActions.tsx';
import { exportServices, useServiceList } from '../hooks/use-service-list.ts';
import type { ServiceRow } from '../lib/service.ts';
import { serviceTable } from '../lib/table.ts';

export function ServiceListPage() {
  const { t } = useLingui();
  const can = useCan();
  const state = useTableState(serviceTable);
  const query = useServiceList(state);
  const statuses = useStatusOptions(SERVICE_STATUSES);
  const servers = useQuery({ ...trpc.provisioning.listServers.queryOptions({}), enabled: can('server:read') });
  const serverOptions = (servers.data?.rows ?? []).map((server) => ({ value: server.serverId, label: server.name }));
  const clientFilter = useClientFilter();
  const columns: Column<ServiceRow>[] = [
    {
      id: 'label',
      header: t`Service`,
      sortable: true,
      card: 'title',
      cell: (row) => (
        <>
          <bdi>{row.label}</bdi>
          {row.domain ? (
            <span className="block font-normal text-muted-foreground text-xs">
              <bdi dir="ltr">{row.domain}</bdi>
            </span>
          ) : null}
        </>
      ),
    },
    { id: 'client', header: t`Client`, cell: (row) => <bdi>{row.clientName ?? '–'}</bdi> },
    { id: 'username', header: t`User name`, cell: (row) => <bdi dir="ltr">{row.username ?? '–'}</bdi> },
    { id: 'package', header: t`Plan at the panel`, hidden: true, cell: (row) => <bdi>{row.packageName ?? '–'}</bdi> },
    {
      id: 'server',
      header: t`Server`,
      cell: (row) => <bdi>{serverOptions.find(({ value }) => value === row.serverId)?.label ?? '–'}</bdi>,
    },
    {
      id: 'status',
      header: t`Status`,
      sortable: true,
      card: 'end',
      cell: (row) => <StatusBadge status={row.status} />,
    },
    { id: 'created', header: t`Created`, sortable: true, cell: (row) => <DateText value={row.createdAt} /> },
  ];
  return (
    <>
      <PageHeader title={<Trans>Services</Trans>} />
      <DataTable
        label={t`Services`}
        columns={columns}
        state={state}
        query={query}
        rowId={(row) => row.serviceId}
        rowHref={(row) => `/admin/services/${row.serviceId}`}
        searchLabel={t`Service, domain or user name`}
        filters={[
          { id: 'status', label: t`Status`, options: statuses },
          ...(serverOptions.length > 0 ? [{ id: 'server', label: t`Server`, options: serverOptions }] : []),
          ...clientFilter,
        ]}
        {...(can('service:suspend') || can('service:unsuspend')
          ? { bulkActions: (selection) => <ServiceBulkActions selection={selection} /> }
          : {})}
        onExportCsv={exportServices}
        empty={
          <EmptyState icon={Boxes} title={<Trans>No service yet</Trans>}>
            <Trans>A service appears when an order is accepted.</Trans>
          </EmptyState>
        }
      />
    </>
  );
}
