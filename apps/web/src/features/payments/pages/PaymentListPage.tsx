import { Trans, useLingui } from '@lingui/react/macro';
import { PAYMENT_STATUSES } from '@panel1/shared-types/states';
import { useQuery } from '@tanstack/react-query';
import { CreditCard, Landmark } from 'lucide-react';
import { useState } from 'react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { useClientFilter } from '#components/data-table/use-client-filter.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Button } from '#components/ui/button.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { useCan } from '#lib/auth/session.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { MatchSheet } from '../forms/MatchSheet.tsx';
import { useGatewayName } from '../hooks/use-gateway-name.ts';
import { exportPayments, usePaymentList } from '../hooks/use-payment-list.ts';
import { shownStatus } from '../lib/payment.ts';
import { paymentTable } from '../lib/table.ts';

type Row = RouterOutputs['payments']['list']['rows'][number];

export function PaymentListPage() {
  const { t, i18n } = useLingui();
  const can = useCan();
  const state = useTableState(paymentTable);
  const query = usePaymentList(state);
  const [matching, setMatching] = useState(false);
  const gateways = useQuery(trpc.payments.gateways.queryOptions({ locale: i18n.locale })).data?.rows ?? [];
  const clientFilter = useClientFilter();
  return (
    <>
      <PageHeader
        title={<Trans>Payments</Trans>}
        actions={
          can('payment:record') ? (
            <Button variant="outline" onClick={() => setMatching(true)}>
              <Landmark aria-hidden="true" />
              <Trans>Match a bank transfer</Trans>
            </Button>
          ) : undefined
        }
      />
      <DataTable
        label={t`Payments`}
        columns={usePaymentColumns()}
        state={state}
        query={query}
        rowId={(row) => row.id}
        rowHref={(row) => `/admin/payments/${row.id}`}
        searchLabel={t`Reference or client`}
        filters={[
          { id: 'status', label: t`Status`, options: useStatusOptions(PAYMENT_STATUSES) },
          {
            id: 'gateway',
            label: t`Gateway`,
            options: [
              ...gateways.map(({ pluginId, title }) => ({ value: pluginId, label: title })),
              { value: 'manual', label: t`By hand` },
            ],
          },
          ...clientFilter,
        ]}
        onExportCsv={exportPayments}
        empty={<EmptyState icon={CreditCard} title={<Trans>No payment yet</Trans>} />}
      />
      <MatchSheet open={matching} onOpenChange={setMatching} />
    </>
  );
}

function usePaymentColumns(): Column<Row>[] {
  const { t } = useLingui();
  const gatewayName = useGatewayName();
  return [
    { id: 'client', header: t`Client`, card: 'title', cell: (row) => <bdi>{row.clientName}</bdi> },
    { id: 'gateway', header: t`Gateway`, cell: (row) => <bdi>{gatewayName(row.pluginId)}</bdi> },
    { id: 'status', header: t`Status`, cell: (row) => <StatusBadge status={shownStatus(row)} /> },
    {
      id: 'reference',
      header: t`Reference`,
      cell: (row) => (row.reference === null ? '–' : <bdi className="num">{row.reference}</bdi>),
    },
    {
      id: 'createdAt',
      header: t`Started`,
      sortable: true,
      cell: (row) => <DateText value={row.createdAt} style="datetime" />,
    },
    {
      id: 'amount',
      header: t`Amount`,
      sortable: true,
      align: 'end',
      card: 'end',
      cell: (row) => <MoneyText {...row.amount} muted={row.status !== 'succeeded'} />,
    },
  ];
}
