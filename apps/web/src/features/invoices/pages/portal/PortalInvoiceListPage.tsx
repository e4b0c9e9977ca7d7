import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ReceiptText } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { PayButton } from '#components/pay/PayButton.tsx';

import { byCurrency, sumOf } from '#components/pay/payable.ts';
import { useClientId } from '#hooks/use-client-id.ts';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { useCan } from '#lib/auth/session.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { DocumentStatus } from '../../components/DocumentStatus.tsx';
import { useDocumentFilter } from '../../hooks/use-document-filter.ts';

import { exportInvoices, useInvoiceList } from '../../hooks/use-invoice-list.ts';
import { PORTAL_INVOICE_FILTERS, portalInvoiceTable } from '../../lib/portal-table.ts';

type Row = RouterOutputs['billing']['list']['rows'][number];

/** The invoices of the account; several are paid at once. */
export function PortalInvoiceListPage() {
  const { t } = useLingui();
  const mayPay = useCan()('invoice:pay');
  const state = useTableState(portalInvoiceTable);
  const query = useInvoiceList(state);
  const rows = query.data?.rows ?? [];
  return (
    <>
      <PageHeader title={<Trans>Invoices</Trans>} actions={mayPay ? <PayAll /> : undefined} />
      <DataTable
        label={t`Invoices`}
        columns={usePortalColumns()}
        state={state}
        query={query}
        rowId={(row) => row.id}
        rowHref={(row) => `/portal/invoices/${row.id}`}
        searchLabel={t`Invoice number`}
        filters={[
          { id: 'status', label: t`Status`, options: useStatusOptions(PORTAL_INVOICE_FILTERS) },
          useDocumentFilter(),
        ]}
        {...(mayPay
          ? { bulkActions: ({ ids }) => <PaySelected rows={rows.filter((row) => ids.includes(row.id))} /> }
          : {})}
        onExportCsv={exportInvoices}
        empty={<EmptyState icon={ReceiptText} title={<Trans>No invoice yet</Trans>} />}
      />
    </>
  );
}

/** Pays everything that is open, one payment per currency; the dialog asks which. */
function PayAll() {
  const clientId = useClientId();
  const { data } = useQuery(trpc.billing.open.queryOptions({ clientId }));
  return byCurrency(data?.rows ?? []).map((invoices) =>
    invoices.length < 2 ? null : (
      <PayButton key={invoices[0]?.due.currency} invoices={invoices}>
        <Trans>
          Pay all, <MoneyText {...sumOf(invoices)} />
        </Trans>
      </PayButton>
    ),
  );
}

/** One button per currency for what is still open of the selected ones. */
function PaySelected({ rows }: { rows: readonly Row[] }) {
  const open = byCurrency(rows.filter((row) => row.status === 'issued'));
  if (open.length === 0) return <Trans>Nothing to pay among them</Trans>;
  return open.map((invoices) => <PayButton key={invoices[0]?.due.currency} size="sm" invoices={invoices} />);
}

function usePortalColumns(): Column<Row>[] {
  const { t } = useLingui();
  return [
    {
      id: 'number',
      header: t`Number`,
      sortable: true,
      card: 'title',
      cell: (row) => <bdi className="num">{row.number}</bdi>,
    },
    { id: 'status', header: t`Status`, cell: (row) => <DocumentStatus of={row} /> },
    {
      id: 'createdAt',
      header: t`Issued`,
      sortable: true,
      cell: (row) => (row.issuedOn === null ? '–' : <DateText value={row.issuedOn} />),
    },
    {
      id: 'dueOn',
      header: t`Due on`,
      sortable: true,
      cell: (row) => (row.dueOn === null ? '–' : <DateText value={row.dueOn} />),
    },
    {
      id: 'due',
      header: t`Open`,
      align: 'end',
      cell: (row) => (row.status === 'issued' ? <MoneyText {...row.due} /> : '–'),
    },
    {
      id: 'total',
      header: t`Total`,
      sortable: true,
      align: 'end',
      card: 'end',
      cell: (row) => <MoneyText {...row.total} />,
    },
  ];
}
