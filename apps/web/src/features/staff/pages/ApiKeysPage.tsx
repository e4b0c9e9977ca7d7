import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Button } from '#components/ui/button.tsx';
import { useCan } from '#lib/auth/session.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { api, trpc } from '#lib/trpc.ts';
import { NewKeyDialog } from '../components/NewKeyDialog.tsx';
import { RevokeKey } from '../components/RevokeKey.tsx';
import { ApiKeySheet } from '../forms/ApiKeySheet.tsx';
import type { ApiKey } from '../lib/roles.ts';
import { apiKeyTable } from '../lib/table.ts';

export function ApiKeysPage() {
  const { t } = useLingui();
  const can = useCan();
  const state = useTableState(apiKeyTable);
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<{ name: string; key: string } | null>(null);
  const query = useQuery({
    ...trpc.identity.apiKeys.queryOptions({ limit: state.limit, offset: state.offset }),
    placeholderData: keepPreviousData,
  });
  const manages = can('api_key:manage');
  const columns: Column<ApiKey>[] = [
    { id: 'name', header: t`Name`, card: 'title', cell: (row) => <bdi>{row.name}</bdi> },
    {
      id: 'prefix',
      header: t`Key`,
      cell: (row) => (
        <code dir="ltr" className="text-xs">
          {row.prefix}_…
        </code>
      ),
    },
    {
      id: 'permissions',
      header: t`Permissions`,
      cell: (row) => (
        <span title={row.permissions.join('\n')}>
          <Plural value={row.permissions.length} one="# permission" other="# permissions" />
        </span>
      ),
    },
    {
      id: 'ips',
      header: t`Addresses`,
      cell: (row) =>
        row.allowedIps.length === 0 ? <Trans>any</Trans> : <bdi dir="ltr">{row.allowedIps.join(', ')}</bdi>,
    },
    { id: 'status', header: t`Status`, card: 'end', cell: (row) => <StatusBadge status={row.status} /> },
    {
      id: 'used',
      header: t`Last used`,
      cell: (row) =>
        row.lastUsedAt === null ? <Trans>never</Trans> : <DateText value={row.lastUsedAt} style="relative" />,
    },
    { id: 'expires', header: t`Expires`, cell: (row) => <DateText value={row.expiresAt} /> },
    { id: 'by', header: t`Made by`, cell: (row) => <bdi>{row.createdBy}</bdi> },
    ...(manages
      ? [
          {
            id: 'actions',
            header: t`Actions`,
            align: 'end' as const,
            cell: (row: ApiKey) => <RevokeKey apiKey={row} />,
          },
        ]
      : []),
  ];
  const add = manages ? (
    <Button onClick={() => setCreating(true)}>
      <Plus aria-hidden="true" />
      <Trans>New API key</Trans>
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title={<Trans>API keys</Trans>}
        description={<Trans>For programs. A key can do no more than the person who made it.</Trans>}
        actions={add}
      />
      <DataTable
        label={t`API keys`}
        columns={columns}
        state={state}
        query={query}
        rowId={(row) => row.keyId}
        onExportCsv={() => api.identity.exportApiKeys.query({})}
        empty={<EmptyState icon={KeyRound} title={<Trans>No API key yet</Trans>} action={add} />}
      />
      <ApiKeySheet open={creating} onOpenChange={setCreating} onMade={setMade} />
      <NewKeyDialog made={made} onClose={() => setMade(null)} />
    </>
  );
}
