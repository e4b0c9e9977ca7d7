import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Eye, History } from 'lucide-react';
import { AuditDetail } from '#components/AuditDetail.tsx';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { auditActionText } from '#lib/audit-action.ts';
import { useSession } from '#lib/auth/session.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { api, type RouterOutputs, trpc } from '#lib/trpc.ts';
import { ChainResult } from '../components/ChainResult.tsx';
import { auditFilter, auditTable } from '../lib/table.ts';

type Row = RouterOutputs['audit']['list']['rows'][number];

export function AuditPage() {
  const { t } = useLingui();
  const state = useTableState(auditTable);
  // Whoever sees a part of the entries cannot check the chain over all of them.
  const seesAll = useSession()?.clientGroupIds === null;
  const asked = { search: state.q, filter: auditFilter(state.filters) };
  const query = useQuery({
    ...trpc.audit.list.queryOptions({ ...asked, limit: state.limit, offset: state.offset }),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Row>[] = [
    { id: 'action', header: t`What`, card: 'title', cell: (row) => <Action row={row} /> },
    {
      id: 'actor',
      header: t`Who`,
      cell: (row) => (
        <button
          type="button"
          className="text-start hover:underline"
          onClick={() => row.actor.id && state.setFilter('actor', row.actor.id)}
        >
          <bdi>{row.actor.name ?? (row.actor.kind === 'system' ? t`System` : row.actor.kind)}</bdi>
          {row.isImpersonated ? (
            <Eye role="img" aria-label={t`In the client area`} className="ms-1 inline size-4 text-warning" />
          ) : null}
        </button>
      ),
    },
    { id: 'detail', header: t`Details`, cell: (row) => <AuditDetail detail={row.detail} /> },
    {
      id: 'resource',
      header: t`Of`,
      cell: (row) => {
        const { resource } = row;
        if (resource === null) return '–';
        return (
          <button
            type="button"
            className="text-start hover:underline"
            onClick={() => resource.id && state.setFilter('resource', resource.id)}
          >
            {resource.kind}{' '}
            <code dir="ltr" className="whitespace-nowrap text-muted-foreground text-xs">
              …{resource.id?.slice(-6)}
            </code>
          </button>
        );
      },
    },
    { id: 'ip', header: t`Address`, cell: (row) => <bdi dir="ltr">{row.ip ?? '–'}</bdi> },
    {
      id: 'occurred',
      header: t`When`,
      card: 'end',
      cell: (row) => <DateText value={row.occurredAt} style="datetime" className="whitespace-nowrap" />,
    },
  ];
  return (
    <>
      <PageHeader
        title={<Trans>Audit trail</Trans>}
        description={<Trans>Everything that was changed, by whom and from where. Entries cannot be altered.</Trans>}
      />
      {seesAll ? <ChainResult /> : null}
      <DataTable
        label={t`Audit trail`}
        columns={columns}
        state={state}
        query={query}
        rowId={(row) => row.entryId}
        searchLabel={t`Person or action`}
        filters={[
          { id: 'action', label: t`Action` },
          { id: 'since', label: t`Since` },
          { id: 'actor', label: t`Person (id)` },
          { id: 'resource', label: t`Thing (id)` },
        ]}
        onExportCsv={() => api.audit.export.query(asked)}
        empty={<EmptyState icon={History} title={<Trans>Nothing yet</Trans>} />}
      />
    </>
  );
}

function Action({ row }: { row: Row }) {
  const { i18n } = useLingui();
  const text = auditActionText(row.action);
  return (
    <>
      {text ? i18n._(text) : null}
      <code dir="ltr" className="block font-normal text-muted-foreground text-xs">
        {row.action}
      </code>
    </>
  );
}
