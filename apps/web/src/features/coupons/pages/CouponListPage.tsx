import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Plus, TicketPercent } from 'lucide-react';
import { useState } from 'react';
import { useCouponSentence } from '#components/coupon/use-coupon-sentence.ts';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { Button } from '#components/ui/button.tsx';
import { useCan } from '#lib/auth/session.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { trpc } from '#lib/trpc.ts';
import { CouponState } from '../components/CouponState.tsx';
import { Turnover } from '../components/Turnover.tsx';
import { CouponSheet } from '../forms/CouponSheet.tsx';
import type { CouponRow } from '../lib/coupon-form.ts';
import { couponTable } from '../lib/table.ts';

export function CouponListPage() {
  const { t } = useLingui();
  const can = useCan();
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const state = useTableState(couponTable);
  const { limit, offset, q, filters } = state;
  const query = useQuery({
    ...trpc.coupons.list.queryOptions({
      ...{ limit, offset },
      ...(q ? { search: q } : {}),
      filter: { isArchived: filters['archived'] === 'yes' },
    }),
    placeholderData: keepPreviousData,
  });
  const add = can('coupon:manage') ? (
    <Button onClick={() => setNew(true)}>
      <Plus aria-hidden="true" />
      <Trans>New coupon</Trans>
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader title={<Trans>Coupons</Trans>} actions={add} />
      <DataTable
        label={t`Coupons`}
        columns={useColumns()}
        state={state}
        query={query}
        rowId={(row) => row.couponId}
        rowHref={(row) => `/admin/coupons/${row.couponId}`}
        searchLabel={t`Name or code`}
        filters={[{ id: 'archived', label: t`Archived`, options: [{ value: 'yes', label: t`Archived` }] }]}
        empty={<EmptyState icon={TicketPercent} title={<Trans>No coupons yet</Trans>} action={add} />}
      />
      {isNew ? (
        <CouponSheet
          coupon={null}
          onClose={() => setNew(false)}
          onCreated={(couponId) => void navigate({ to: `/admin/coupons/${couponId}` })}
        />
      ) : null}
    </>
  );
}

function useColumns(): Column<CouponRow>[] {
  const { t } = useLingui();
  const format = useFormat();
  const sentence = useCouponSentence();
  return [
    {
      id: 'name',
      header: t`Name`,
      card: 'title',
      cell: (row) => (
        <>
          <bdi>{row.name}</bdi>
          <span className="num block font-normal text-muted-foreground text-xs">
            <bdi>{row.code ?? '–'}</bdi>
          </span>
        </>
      ),
    },
    { id: 'takes', header: t`Takes off`, cell: (row) => sentence({ ...row, amount: firstAmount(row.amounts) }) },
    { id: 'state', header: t`Status`, cell: (row) => <CouponState state={row.state} /> },
    {
      id: 'redeemed',
      header: t`Redeemed`,
      align: 'end',
      cell: (row) =>
        row.maxRedemptions === null
          ? format.number(row.redeemed)
          : `${format.number(row.redeemed)} / ${format.number(row.maxRedemptions)}`,
    },
    { id: 'turnover', header: t`Turnover`, align: 'end', card: 'end', cell: (row) => <Turnover of={row.turnover} /> },
  ];
}

function firstAmount(amounts: Readonly<Record<string, string>>) {
  const [first] = Object.entries(amounts);
  return first === undefined ? null : { currency: first[0], amountMinor: first[1] };
}
