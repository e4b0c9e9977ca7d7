import { Trans, useLingui } from '@lingui/react/macro';
import { MAIL_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { useTemplateName } from '#hooks/use-template-name.ts';
import { oneOf } from '#lib/one-of.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { TEMPLATE_NAMES } from '#lib/template-names.ts';
import { api, type RouterOutputs, trpc } from '#lib/trpc.ts';
import { mailTable } from '../lib/table.ts';

type Row = RouterOutputs['notifications']['listMails']['rows'][number];

export function MailListPage() {
  const { t } = useLingui();
  const nameOf = useTemplateName();
  const state = useTableState(mailTable);
  const status = oneOf(MAIL_STATUSES, state.filters['status']);
  const template = state.filters['template'];
  const asked = {
    search: state.q,
    sort: { by: oneOf(mailTable.sorts, state.sort.by) ?? ('created' as const), direction: state.sort.dir },
    filter: { ...(status ? { status } : {}), ...(template ? { template } : {}) },
  };
  const query = useQuery({
    ...trpc.notifications.listMails.queryOptions({ ...asked, limit: state.limit, offset: state.offset }),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Row>[] = [
    {
      id: 'subject',
      header: t`Subject`,
      card: 'title',
      cell: (row) => <bdi className="line-clamp-2">{row.subject}</bdi>,
    },
    {
      id: 'to',
      header: t`To`,
      sortable: true,
      cell: (row) => (
        <>
          <bdi>{row.toName}</bdi>
          <span className="block text-muted-foreground text-xs">
            <bdi dir="ltr">{row.toAddress}</bdi>
          </span>
        </>
      ),
    },
    { id: 'template', header: t`Kind`, sortable: true, cell: (row) => nameOf(row.template) },
    {
      id: 'status',
      header: t`Status`,
      sortable: true,
      card: 'end',
      cell: (row) => <StatusBadge status={row.status} />,
    },
    {
      id: 'created',
      header: t`Written`,
      sortable: true,
      cell: (row) => <DateText value={row.createdAt} style="relative" />,
    },
  ];
  return (
    <>
      <PageHeader
        title={<Trans>Mail log</Trans>}
        description={
          <Trans>Every mail that was written. Without an SMTP server they stay here: this is the mailbox.</Trans>
        }
      />
      <DataTable
        label={t`Mail log`}
        columns={columns}
        state={state}
        query={query}
        rowId={(row) => row.mailId}
        rowHref={(row) => `/admin/mails/${row.mailId}`}
        searchLabel={t`Address, name or subject`}
        filters={[
          { id: 'status', label: t`Status`, options: useStatusOptions(MAIL_STATUSES) },
          {
            id: 'template',
            label: t`Kind`,
            options: Object.keys(TEMPLATE_NAMES).map((id) => ({ value: id, label: nameOf(id) })),
          },
        ]}
        onExportCsv={() => api.notifications.exportMails.query(asked)}
        empty={<EmptyState icon={Mail} title={<Trans>No mail yet</Trans>} />}
      />
    </>
  );
}
