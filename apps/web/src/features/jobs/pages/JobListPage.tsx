import { Trans, useLingui } from '@lingui/react/macro';
import { EFFECT_STATES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Workflow } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { useCan } from '#lib/auth/session.ts';
import { effectKindText } from '#lib/effect-kind.ts';
import { oneOf } from '#lib/one-of.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { api, trpc } from '#lib/trpc.ts';
import { BulkRetry } from '../components/BulkRetry.tsx';
import type { JobRow } from '../lib/job.ts';
import { jobTable } from '../lib/table.ts';

export function JobListPage() {
  const { t, i18n } = useLingui();
  const can = useCan();
  const state = useTableState(jobTable);
  const wanted = oneOf(EFFECT_STATES, state.filters['state']);
  const filter = { all: state.filters['of'] === 'all', ...(wanted ? { states: [wanted] } : {}) };
  const query = useQuery({
    ...trpc.provisioning.listJobs.queryOptions({ limit: state.limit, offset: state.offset, filter }),
    placeholderData: keepPreviousData,
  });
  const columns: Column<JobRow>[] = [
    {
      id: 'kind',
      header: t`Job`,
      card: 'title',
      cell: (row) => {
        const text = effectKindText(row.kind);
        return text ? i18n._(text) : <code dir="ltr">{row.kind}</code>;
      },
    },
    { id: 'subject', header: t`For`, cell: (row) => <Subject row={row} /> },
    { id: 'state', header: t`State`, card: 'end', cell: (row) => <StatusBadge status={row.state} /> },
    { id: 'tries', header: t`Tries`, align: 'end', cell: (row) => <span className="num">{row.attempts}</span> },
    {
      id: 'message',
      header: t`Last answer`,
      cell: (row) => (
        <bdi className="line-clamp-2 max-w-md text-muted-foreground">
          {row.state === 'succeeded' ? '–' : (row.message ?? '–')}
        </bdi>
      ),
    },
    { id: 'created', header: t`Planned`, cell: (row) => <DateText value={row.createdAt} style="relative" /> },
    {
      id: 'next',
      header: t`Next try`,
      hidden: true,
      cell: (row) => (row.nextAt === null ? '–' : <DateText value={row.nextAt} style="relative" />),
    },
  ];
  return (
    <>
      <PageHeader
        title={<Trans>Provisioning jobs</Trans>}
        description={<Trans>Every call to a panel or provider, with what was sent and answered.</Trans>}
      />
      <DataTable
        label={t`Provisioning jobs`}
        columns={columns}
        state={state}
        query={query}
        rowId={(row) => row.effectId}
        rowHref={(row) => `/admin/jobs/${row.effectId}`}
        filters={[
          { id: 'state', label: t`State`, options: useStatusOptions(EFFECT_STATES) },
          { id: 'of', label: t`Calls`, options: [{ value: 'all', label: t`Of payments and mails, too` }] },
        ]}
        onExportCsv={() => api.provisioning.exportJobs.query({ filter })}
        {...(can('effect:retry') ? { bulkActions: (selection) => <BulkRetry selection={selection} /> } : {})}
        empty={
          <EmptyState icon={Workflow} title={<Trans>No job yet</Trans>}>
            <Trans>Jobs appear when a service is set up, changed or ended.</Trans>
          </EmptyState>
        }
      />
    </>
  );
}

function Subject({ row }: { row: JobRow }) {
  if (row.subject === null) return <span className="text-muted-foreground">{row.resourceKind}</span>;
  const { label, domain } = row.subject;
  return (
    <>
      <bdi>{label}</bdi>
      {domain === null ? null : (
        <span className="block text-muted-foreground text-xs">
          <bdi dir="ltr">{domain}</bdi>
        </span>
      )}
    </>
  );
}
