import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Plus, ReceiptText } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { useClientFilter } from '#components/data-table/use-client-filter.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { useCan } from '#lib/auth/session.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import type { RouterOutputs } from '#lib/trpc.ts';
import { DocumentStatus } from '../components/DocumentStatus.tsx';
import { InvoiceBulkActions } from '../components/InvoiceBulkActions.tsx';
import { useDocumentFilter } from '../hooks/use-document-filter.ts';
import { exportInvoices, useInvoiceList } from '../hooks/use-invoice-list.ts';
import { INVOICE_FILTERS, invoiceTable } from '../lib/table.ts';

type Row = RouterOutputs['billing']['list']['rows'][number];

export function InvoiceListPage() {
  const { t } = useLingui();
  const can = useCan();
  const state = useTableState(invoiceTable);
  const query = useInvoiceList(state);
  const statuses = useStatusOptions(INVOICE_FILTERS);
  const documents = useDocumentFilter();
  const client = state.filters['client'];
  const add = can('invoice:create') ? (
    <Link
      to="/admin/invoices/new"
      {...(client === undefined ? {} : { search: { client } })}
      className={buttonVariants()}
    >
      <Plus aria-hidden="true" />
      <Trans>New invoice</Trans>
    </Link>
  ) : undefined;
  return (
    <>
      <PageHeader title={<Trans>Invoices</Trans>} actions={add} />
      <DataTable
        label={t`Invoices`}
        columns={useInvoiceColumns()}
        state={state}
        query={query}
        rowId={(row) => row.id}
        rowHref={(row) => `/admin/invoices/${row.id}`}
        searchLabel={t`Number, name or company`}
        filters={[{ id: 'status', label: t`Status`, options: statuses }, documents, ...useClientFilter()]}
        {...(can('invoice:issue') || can('invoice:create')
          ? { bulkActions: (selection) => <InvoiceBulkActions selection={selection} /> }
          : {})}
        onExportCsv={exportInvoices}
        empty={<EmptyState icon={ReceiptText} title={<Trans>No invoice yet</Trans>} action={add} />}
      />
    </>
  );
}

function useInvoiceColumns(): Column<Row>[] {
  const { t } = useLingui();
  return [
    {
      id: 'number',
      header: t`Number`,
      sortable: true,
      card: 'title',
      cell: (row) => <bdi className="num">{row.number ?? t`Draft`}</bdi>,
    },
    { id: 'client', header: t`Client`, cell: (row) => <bdi>{row.clientName}</bdi> },
    {
      id: 'status',
      header: t`Status`,
      cell: (row) => <DocumentStatus of={row} />,
    },
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
      cell: (row) =>
        row.status === 'issued' ? <MoneyText {...row.due} className={row.isOverdue ? 'text-danger' : ''} /> : '–',
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
