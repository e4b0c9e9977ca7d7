import { Trans, useLingui } from '@lingui/react/macro';
import { CLIENT_STATUSES } from '@panel1/shared-types/states';
import { useNavigate } from '@tanstack/react-router';
import { Plus, Users } from 'lucide-react';
import { useState } from 'react';
import { ClientGroupBadge } from '#components/ClientGroupBadge.tsx';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Button } from '#components/ui/button.tsx';
import { type ClientGroup, useClientGroups } from '#hooks/use-client-groups.ts';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { useCan } from '#lib/auth/session.ts';
import { countryName, countryOptions } from '#lib/countries.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import type { RouterOutputs } from '#lib/trpc.ts';
import { ClientBulkActions } from '../components/ClientBulkActions.tsx';
import { ClientSheet } from '../forms/ClientSheet.tsx';
import { exportClients, useClientList } from '../hooks/use-client-list.ts';
import { clientTable } from '../lib/table.ts';

type Row = RouterOutputs['clients']['list']['rows'][number];

export function ClientListPage() {
  const { t, i18n } = useLingui();
  const can = useCan();
  const navigate = useNavigate();
  const state = useTableState(clientTable);
  const query = useClientList(state);
  const statuses = useStatusOptions(CLIENT_STATUSES);
  const groups = useClientGroups();
  const [creating, setCreating] = useState(false);
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: t`Name`,
      sortable: true,
      card: 'title',
      cell: (row) => (
        <>
          <bdi>{row.company ?? row.name}</bdi>
          {row.company ? (
            <span className="text-muted-foreground">
              {' · '}
              <bdi>{row.name}</bdi>
            </span>
          ) : null}
        </>
      ),
    },
    { id: 'number', header: t`Number`, sortable: true, cell: (row) => <bdi className="num">{row.number}</bdi> },
    { id: 'email', header: t`E-mail`, cell: (row) => <bdi>{row.email}</bdi> },
    { id: 'country', header: t`Country`, sortable: true, cell: (row) => countryName(row.country, i18n.locale) },
    ...(groups.length === 0 ? [] : [groupColumn(groups, t`Group`)]),
    {
      id: 'status',
      header: t`Status`,
      sortable: true,
      card: 'end',
      cell: (row) => <StatusBadge status={row.status} />,
    },
    { id: 'created', header: t`Client since`, sortable: true, cell: (row) => <DateText value={row.createdAt} /> },
  ];
  const add = can('client:create') ? (
    <Button onClick={() => setCreating(true)}>
      <Plus aria-hidden="true" />
      <Trans>New client</Trans>
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader title={<Trans>Clients</Trans>} actions={add} />
      <DataTable
        label={t`Clients`}
        columns={columns}
        state={state}
        query={query}
        rowId={(row) => row.clientId}
        rowHref={(row) => `/admin/clients/${row.clientId}`}
        searchLabel={t`Name, company, e-mail, phone or number`}
        filters={[
          { id: 'status', label: t`Status`, options: statuses },
          { id: 'country', label: t`Country`, options: countryOptions(i18n.locale) },
          ...(groups.length === 0 ? [] : [{ id: 'group', label: t`Group`, options: groupOptions(groups) }]),
        ]}
        onExportCsv={exportClients}
        {...(can('client:close') || can('client_group:assign')
          ? { bulkActions: (selection) => <ClientBulkActions selection={selection} /> }
          : {})}
        empty={<EmptyState icon={Users} title={<Trans>No client yet</Trans>} action={add} />}
      />
      <ClientSheet
        open={creating}
        onOpenChange={setCreating}
        onSaved={(clientId) => void navigate({ to: `/admin/clients/${clientId}` })}
      />
    </>
  );
}

function groupColumn(groups: readonly ClientGroup[], header: string): Column<Row> {
  const cell = (row: Row) => {
    const group = groups.find((known) => known.clientGroupId === row.clientGroupId);
    return group ? <ClientGroupBadge group={group} /> : '–';
  };
  return { id: 'group', header, cell };
}

const groupOptions = (groups: readonly ClientGroup[]) =>
  groups.map(({ clientGroupId, name }) => ({ value: clientGroupId, label: name }));
