import { Trans, useLingui } from '@lingui/react/macro';
import { PRODUCT_STATUSES } from '@panel1/shared-types/states';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Package, Plus, TriangleAlert } from 'lucide-react';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { useCan } from '#lib/auth/session.ts';
import { CYCLES } from '#lib/cycles.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { ProductBulkActions } from '../components/ProductBulkActions.tsx';
import { exportProducts, useProductList } from '../hooks/use-product-list.ts';
import { KINDS } from '../lib/kinds.ts';
import { productTable } from '../lib/table.ts';

type Row = RouterOutputs['catalog']['list']['rows'][number];

export function ProductListPage() {
  const { t, i18n } = useLingui();
  const can = useCan();
  const state = useTableState(productTable);
  const query = useProductList(state);
  const categories = useQuery(trpc.catalog.categories.queryOptions({ locale: i18n.locale })).data?.rows ?? [];
  const add = can('product:manage') ? (
    <Link to="/admin/products/new" className={buttonVariants()}>
      <Plus aria-hidden="true" />
      <Trans>New product</Trans>
    </Link>
  ) : undefined;
  return (
    <>
      <PageHeader title={<Trans>Products</Trans>} actions={add} />
      <DataTable
        label={t`Products`}
        columns={useProductColumns()}
        state={state}
        query={query}
        rowId={(row) => row.productId}
        rowHref={(row) => `/admin/products/${row.productId}`}
        searchLabel={t`Name, category or address`}
        filters={[
          { id: 'status', label: t`Status`, options: useStatusOptions(PRODUCT_STATUSES) },
          {
            id: 'category',
            label: t`Category`,
            options: categories.map(({ categoryId, name }) => ({ value: categoryId, label: name })),
          },
        ]}
        onExportCsv={exportProducts}
        {...(can('product:manage') ? { bulkActions: (selection) => <ProductBulkActions selection={selection} /> } : {})}
        empty={<EmptyState icon={Package} title={<Trans>Nothing to sell yet</Trans>} action={add} />}
      />
    </>
  );
}

function useProductColumns(): Column<Row>[] {
  const { t, i18n } = useLingui();
  const format = useFormat();
  return [
    {
      id: 'name',
      header: t`Name`,
      sortable: true,
      card: 'title',
      cell: (row) => (
        <>
          <bdi>{row.name}</bdi>
          <span className="block font-normal text-muted-foreground text-xs">
            <bdi dir="ltr">{row.slug}</bdi>
          </span>
        </>
      ),
    },
    { id: 'position', header: t`Category`, sortable: true, cell: (row) => <bdi>{row.categoryName}</bdi> },
    {
      id: 'kinds',
      header: t`Made of`,
      cell: (row) => (
        <span className="inline-flex items-center gap-1.5">
          {row.kinds.map((kind) => i18n._(KINDS[kind])).join(' + ') || '–'}
          {row.missingKinds.length === 0 ? null : (
            <TriangleAlert role="img" aria-label={t`No enabled plugin delivers this`} className="size-4 text-warning" />
          )}
        </span>
      ),
    },
    { id: 'status', header: t`Status`, sortable: true, cell: (row) => <StatusBadge status={row.status} /> },
    {
      id: 'stock',
      header: t`Stock`,
      sortable: true,
      align: 'end',
      cell: (row) => (row.stock === null ? '–' : format.number(row.stock)),
    },
    {
      id: 'from',
      header: t`From`,
      align: 'end',
      card: 'end',
      cell: (row) =>
        row.from ? (
          <>
            <MoneyText {...row.from.price} />{' '}
            <span className="text-muted-foreground text-xs">{i18n._(CYCLES[row.from.cycle].per)}</span>
          </>
        ) : (
          '–'
        ),
    },
  ];
}
