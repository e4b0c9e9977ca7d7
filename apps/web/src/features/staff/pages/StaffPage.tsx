import { Trans, useLingui } from '@lingui/react/macro';
import { USER_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { UserCog, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Avatar } from '#components/ui/avatar.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { useClientGroups } from '#hooks/use-client-groups.ts';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { useCan } from '#lib/auth/session.ts';
import { oneOf } from '#lib/one-of.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { api, trpc } from '#lib/trpc.ts';
import { ScopeCell } from '../components/ScopeCell.tsx';
import { StaffMenu } from '../components/StaffMenu.tsx';
import { InviteSheet } from '../forms/InviteSheet.tsx';
import type { StaffMember } from '../lib/roles.ts';
import { staffTable } from '../lib/table.ts';

export function StaffPage() {
  const { t } = useLingui();
  const can = useCan();
  const state = useTableState(staffTable);
  const [inviting, setInviting] = useState(false);
  const status = oneOf(USER_STATUSES, state.filters['status']);
  const asked = {
    search: state.q,
    sort: { by: oneOf(staffTable.sorts, state.sort.by) ?? ('name' as const), direction: state.sort.dir },
    filter: status ? { status } : {},
  };
  const query = useQuery({
    ...trpc.identity.staff.queryOptions({ ...asked, limit: state.limit, offset: state.offset }),
    placeholderData: keepPreviousData,
  });
  const manages = can('staff:manage');
  const hasGroups = useClientGroups().length > 0;
  const columns: Column<StaffMember>[] = [
    { id: 'name', header: t`Name`, sortable: true, card: 'title', cell: (row) => <Person row={row} /> },
    { id: 'email', header: t`E-mail`, sortable: true, cell: (row) => <bdi dir="ltr">{row.email}</bdi> },
    {
      id: 'roles',
      header: t`Roles`,
      cell: (row) => <bdi>{row.roles.map((role) => role.name).join(' · ') || '–'}</bdi>,
    },
    ...(hasGroups
      ? [
          {
            id: 'clients',
            header: t`Sees`,
            cell: (row: StaffMember) => <ScopeCell groupIds={row.clientGroupIds} />,
          },
        ]
      : []),
    { id: 'status', header: t`Status`, card: 'end', cell: (row) => <StatusBadge status={row.status} /> },
    {
      id: 'lastLogin',
      header: t`Last login`,
      sortable: true,
      cell: (row) => (row.lastLoginAt === null ? '–' : <DateText value={row.lastLoginAt} style="relative" />),
    },
    ...(manages
      ? [
          {
            id: 'actions',
            header: t`Actions`,
            align: 'end' as const,
            cell: (row: StaffMember) => <StaffMenu member={row} />,
          },
        ]
      : []),
  ];
  const invite = manages ? (
    <Button onClick={() => setInviting(true)}>
      <UserPlus aria-hidden="true" />
      <Trans>Invite</Trans>
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader title={<Trans>Staff</Trans>} actions={invite} />
      <DataTable
        label={t`Staff`}
        columns={columns}
        state={state}
        query={query}
        rowId={(row) => row.userId}
        searchLabel={t`Name or e-mail`}
        filters={[{ id: 'status', label: t`Status`, options: useStatusOptions(USER_STATUSES) }]}
        onExportCsv={() => api.identity.exportStaff.query(asked)}
        empty={<EmptyState icon={UserCog} title={<Trans>Nobody yet</Trans>} action={invite} />}
      />
      <InviteSheet open={inviting} onOpenChange={setInviting} />
    </>
  );
}

function Person({ row }: { row: StaffMember }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Avatar name={row.name} />
      <bdi className="min-w-0 break-words">{row.name}</bdi>
      {row.isPending ? (
        <Badge tone="info">
          <Trans>Invited</Trans>
        </Badge>
      ) : null}
    </span>
  );
}
