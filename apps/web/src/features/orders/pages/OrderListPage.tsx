import { Trans, useLingui } from '@lingui/react/macro';
import { ORDER_STATUSES } from '@panel1/shared-types/states';
import { Link } from '@tanstack/react-router';
import { Plus, ShoppingCart } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { useClientFilter } from '#components/data-table/use-client-filter.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { useCan } from '#lib/auth/session.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import type { RouterOutputs } from '#lib/trpc.ts';
import { OrderBulkActions } from '../components/OrderBulkActions.tsx';
import { exportOrders, useOrderList } from '../hooks/use-order-list.ts';
import { orderTable } from '../lib/table.ts';

type Row = RouterOutputs['ordering']['list']['rows'][number];

export function OrderListPage() {
  const { t } = useLingui();
  const can = useCan();
  const state = useTableState(orderTable);
  const query = useOrderList(state);
  const clientFilter = useClientFilter();
  const add = can('order:create') ? (
    <Link to="/admin/orders/new" className={buttonVariants()}>
      <Plus aria-hidden="true" />
      <Trans>New order</Trans>
    </Link>
  ) : undefined;
  const columns: Column<Row>[] = [
    {
      id: 'number',
      header: t`Number`,
      sortable: true,
      card: 'title',
      cell: (row) => <bdi className="num">{row.number}</bdi>,
    },
    { id: 'client', header: t`Client`, cell: (row) => <bdi>{row.clientName}</bdi> },
    { id: 'items', header: t`Items`, cell: (row) => <Items items={row.items} /> },
    { id: 'status', header: t`Status`, sortable: true, cell: (row) => <StatusBadge status={row.status} /> },
    {
      id: 'created',
      header: t`Placed`,
      sortable: true,
      cell: (row) => <DateText value={row.createdAt} style="relative" />,
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
  return (
    <>
      <PageHeader title={<Trans>Orders</Trans>} actions={add} />
      <DataTable
        label={t`Orders`}
        columns={columns}
        state={state}
        query={query}
        rowId={(row) => row.orderId}
        rowHref={(row) => `/admin/orders/${row.orderId}`}
        searchLabel={t`Number or client`}
        filters={[{ id: 'status', label: t`Status`, options: useStatusOptions(ORDER_STATUSES) }, ...clientFilter]}
        {...(can('order:accept') || can('order:cancel')
          ? { bulkActions: (selection) => <OrderBulkActions selection={selection} /> }
          : {})}
        onExportCsv={exportOrders}
        empty={<EmptyState icon={ShoppingCart} title={<Trans>No order yet</Trans>} action={add} />}
      />
    </>
  );
}

/** The first item and how many more: the whole list is on the order's page. */
function Items({ items }: { items: readonly string[] }) {
  const [first, ...rest] = items;
  const more = useFormat().number(rest.length);
  return (
    <span title={items.join('\n')}>
      <bdi>{first}</bdi>
      {rest.length === 0 ? null : (
        <span className="text-muted-foreground">
          {' '}
          <Trans>and {more} more</Trans>
        </span>
      )}
    </span>
  );
}
