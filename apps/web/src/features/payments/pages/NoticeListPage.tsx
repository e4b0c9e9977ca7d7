import { Trans, useLingui } from '@lingui/react/macro';
import { NOTICE_STATES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { BellRing } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { oneOf } from '#lib/one-of.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { api, trpc } from '#lib/trpc.ts';
import { useGatewayName } from '../hooks/use-gateway-name.ts';
import { NOTICE_TYPES, type NoticeRow } from '../lib/notice.ts';
import { noticeTable } from '../lib/table.ts';

export function NoticeListPage() {
  const { t, i18n } = useLingui();
  const state = useTableState(noticeTable);
  const wanted = oneOf(NOTICE_STATES, state.filters['state']);
  const gateway = state.filters['gateway'];
  const filter = { ...(wanted ? { state: wanted } : {}), ...(gateway === undefined ? {} : { pluginId: gateway }) };
  const query = useQuery({
    ...trpc.payments.notices.queryOptions({ limit: state.limit, offset: state.offset, filter }),
    placeholderData: keepPreviousData,
  });
  const gateways = useQuery(trpc.payments.gateways.queryOptions({ locale: i18n.locale })).data?.rows ?? [];
  return (
    <>
      <PageHeader
        title={<Trans>Gateway notices</Trans>}
        description={<Trans>What payment gateways told. Disputes, and what could not be followed, wait for you.</Trans>}
      />
      <DataTable
        label={t`Gateway notices`}
        columns={useNoticeColumns()}
        state={state}
        query={query}
        rowId={(row) => row.noticeId}
        rowHref={(row) => `/admin/gateway-notices/${row.noticeId}`}
        filters={[
          { id: 'state', label: t`State`, options: useStatusOptions(NOTICE_STATES) },
          {
            id: 'gateway',
            label: t`Gateway`,
            options: gateways.map(({ pluginId, title }) => ({ value: pluginId, label: title })),
          },
        ]}
        onExportCsv={() => api.payments.exportNotices.query({ filter })}
        empty={
          <EmptyState icon={BellRing} title={<Trans>No notice yet</Trans>}>
            <Trans>Notices appear when a gateway tells of a payment, a refund or a dispute.</Trans>
          </EmptyState>
        }
      />
    </>
  );
}

function useNoticeColumns(): Column<NoticeRow>[] {
  const { t, i18n } = useLingui();
  const gatewayName = useGatewayName();
  return [
    {
      id: 'type',
      header: t`Notice`,
      card: 'title',
      cell: (row) => (
        <>
          {i18n._(NOTICE_TYPES[row.type])}
          <span className="block text-muted-foreground text-xs">
            <code dir="ltr">{row.kind}</code>
          </span>
        </>
      ),
    },
    { id: 'gateway', header: t`Gateway`, cell: (row) => <bdi>{gatewayName(row.pluginId)}</bdi> },
    { id: 'client', header: t`Client`, cell: (row) => <bdi>{row.payment?.clientName ?? '–'}</bdi> },
    { id: 'state', header: t`State`, card: 'end', cell: (row) => <StatusBadge status={row.state} /> },
    {
      id: 'note',
      header: t`Reason`,
      cell: (row) => (row.note === null ? '–' : <code dir="ltr">{row.note}</code>),
    },
    { id: 'receivedAt', header: t`Received`, cell: (row) => <DateText value={row.receivedAt} style="datetime" /> },
    {
      id: 'amount',
      header: t`Payment`,
      align: 'end',
      cell: (row) => (row.payment === null ? '–' : <MoneyText {...row.payment.amount} />),
    },
  ];
}
