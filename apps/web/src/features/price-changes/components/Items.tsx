import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { PRICE_ITEM_STATES } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Button } from '#components/ui/button.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { ExemptSheet } from '../forms/ExemptSheet.tsx';
import { itemTable } from '../lib/table.ts';

export type PriceItem = RouterOutputs['priceChanges']['items']['rows'][number];

const REASONS: Readonly<Record<string, ReturnType<typeof msg>>> = {
  over: msg`It is over`,
  ends: msg`It ends before`,
  plan_changed: msg`Its plan was changed`,
  same_price: msg`It costs that already`,
  not_raised: msg`It costs more already`,
  no_catalogue_price: msg`The catalogue has no price for it`,
  in_another_change: msg`Another price change concerns it`,
  stopped: msg`The price change was stopped`,
};

/** What a price change does to each subscription. */
export function Items({ priceChangeId }: { priceChangeId: string }) {
  const { t } = useMacro();
  const [exempting, setExempting] = useState<PriceItem | null>(null);
  const state = useTableState(itemTable);
  const { limit, offset, filters } = state;
  const wanted = PRICE_ITEM_STATES.find((one) => one === filters['state']);
  const query = useQuery({
    ...trpc.priceChanges.items.queryOptions({
      ...{ priceChangeId, limit, offset },
      ...(wanted === undefined ? {} : { filter: { state: wanted } }),
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <DataTable
        label={t`Subscriptions`}
        columns={useColumns(setExempting)}
        state={state}
        query={query}
        rowId={(row) => row.subscriptionId}
        filters={[{ id: 'state', label: t`Status`, options: useStatusOptions(PRICE_ITEM_STATES) }]}
        empty={<EmptyState icon={Users} title={<Trans>It concerns nobody</Trans>} />}
      />
      {exempting ? (
        <ExemptSheet priceChangeId={priceChangeId} item={exempting} onClose={() => setExempting(null)} />
      ) : null}
    </>
  );
}

function useColumns(exempt: (item: PriceItem) => void): Column<PriceItem>[] {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const reasonOf = ({ reason }: PriceItem) => {
    const known = reason === null ? undefined : REASONS[reason];
    return known === undefined ? <bdi>{reason}</bdi> : i18n._(known);
  };
  return [
    {
      id: 'subscription',
      header: t`Subscription`,
      card: 'title',
      cell: (row) => (
        <>
          <bdi>{row.description}</bdi>
          <span className="block font-normal text-muted-foreground text-xs">
            <bdi>{row.clientName}</bdi>
          </span>
        </>
      ),
    },
    { id: 'from', header: t`Now`, align: 'end', cell: (row) => <MoneyText {...row.from} /> },
    { id: 'to', header: t`New price`, align: 'end', card: 'end', cell: (row) => <MoneyText {...row.to} /> },
    { id: 'effective', header: t`Counts from`, cell: (row) => <When item={row} /> },
    {
      id: 'state',
      header: t`Status`,
      cell: (row) => (
        <>
          <StatusBadge status={row.state} />
          {row.reason === null ? null : <span className="block text-muted-foreground text-xs">{reasonOf(row)}</span>}
        </>
      ),
    },
    {
      id: 'actions',
      header: t`Actions`,
      align: 'end',
      cell: (row) =>
        row.state === 'waiting' || row.state === 'told' ? (
          <Button variant="ghost" size="sm" onClick={() => exempt(row)}>
            <Trans>Keep the price</Trans>
          </Button>
        ) : null,
    },
  ];
}

/** The day from which the new price counts, and when the client is told of it; nothing where it does not come. */
function When({ item: { state, effectiveOn, toldOn, tellOn } }: { item: PriceItem }) {
  const told = toldOn ?? tellOn;
  if (effectiveOn === null || state === 'exempt' || state === 'left_out') return '–';
  return (
    <span className="whitespace-nowrap">
      <DateText value={effectiveOn} />
      {told === null ? null : (
        <span className="block text-muted-foreground text-xs">
          <Trans>
            Told on <DateText value={told} />
          </Trans>
        </span>
      )}
    </span>
  );
}
