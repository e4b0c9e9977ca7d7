import { Trans, useLingui } from '@lingui/react/macro';
import { ORDER_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ShoppingCart } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { oneOf } from '#lib/one-of.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { api, type RouterOutputs, trpc } from '#lib/trpc.ts';
import { OpenQuotes } from '../components/OpenQuotes.tsx';
import { orderTable } from '../lib/order-table.ts';

type Row = RouterOutputs['ordering']['list']['rows'][number];

/** What the account ordered, and what became of it. */
export function OrdersPage() {
  const { t } = useLingui();
  const state = useTableState(orderTable);
  const { limit, offset, sort, q } = state;
  const status = oneOf(ORDER_STATUSES, state.filters['status']);
  const asked = {
    sort: { by: oneOf(orderTable.sorts, sort.by) ?? ('created' as const), direction: sort.dir },
    ...(q === '' ? {} : { search: q }),
    ...(status === undefined ? {} : { filter: { status } }),
  };
  const query = useQuery({
    ...trpc.ordering.list.queryOptions({ ...asked, limit, offset }),
    placeholderData: keepPreviousData,
  });
  const shop = (
    <Link to="/" className={buttonVariants({ variant: 'outline' })}>
      <Trans>Order something new</Trans>
    </Link>
  );
  return (
    <>
      <PageHeader title={<Trans>Orders</Trans>} actions={shop} />
      <OpenQuotes />
      <DataTable
        label={t`Orders`}
        columns={useOrderColumns()}
        state={state}
        query={query}
        rowId={(row) => row.orderId}
        rowHref={(row) => `/portal/orders/${row.orderId}`}
        searchLabel={t`Order number`}
        filters={[{ id: 'status', label: t`Status`, options: useStatusOptions(ORDER_STATUSES) }]}
        onExportCsv={() => api.ordering.export.query(asked)}
        empty={<EmptyState icon={ShoppingCart} title={<Trans>No order yet</Trans>} action={shop} />}
      />
    </>
  );
}

function useOrderColumns(): Column<Row>[] {
  const { t } = useLingui();
  return [
    { id: 'number', header: t`Order`, sortable: true, cell: (row) => <bdi className="num">{row.number}</bdi> },
    { id: 'items', header: t`Products`, card: 'title', cell: (row) => <bdi>{row.items.join(', ')}</bdi> },
    { id: 'status', header: t`Status`, sortable: true, cell: (row) => <StatusBadge status={row.status} /> },
    { id: 'created', header: t`Ordered on`, sortable: true, cell: (row) => <DateText value={row.createdAt} /> },
    { id: 'invoice', header: t`Invoice`, cell: (row) => <ToInvoice invoiceId={row.invoiceId} /> },
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

function ToInvoice({ invoiceId }: { invoiceId: string | null }) {
  if (invoiceId === null) return '–';
  return (
    <Link to={`/portal/invoices/${invoiceId}`} className="relative z-10 underline underline-offset-4">
      <Trans>See invoice</Trans>
    </Link>
  );
}
