import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { MoneyText } from '#components/MoneyText.tsx';
import { SearchPicker } from '#components/SearchPicker.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardContent } from '#components/ui/card.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useDebounced } from '#hooks/use-debounced.ts';
import { CYCLES } from '#lib/cycles.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

type Product = RouterOutputs['catalog']['list']['rows'][number];

/** The products to which clients may change by themselves. */
export function UpgradesTab({ productId }: { productId: string | undefined }) {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const { setValue } = useFormContext<{ upgrades: string[] }>();
  const chosen: string[] = useWatch<{ upgrades: string[] }, 'upgrades'>({ name: 'upgrades' });
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed, 120);
  const found = useQuery({
    ...trpc.catalog.list.queryOptions({ search, limit: 20, locale: i18n.locale }),
    placeholderData: keepPreviousData,
  });
  const named = useQuery({
    ...trpc.catalog.list.queryOptions({ filter: { productIds: chosen }, limit: 50, locale: i18n.locale }),
    placeholderData: keepPreviousData,
    enabled: chosen.length > 0,
  });
  const known = new Map([...(found.data?.rows ?? []), ...(named.data?.rows ?? [])].map((row) => [row.productId, row]));
  const set = (upgrades: string[]) => setValue('upgrades', upgrades, { shouldDirty: true });
  return (
    <Card>
      <CardContent className="flex flex-col gap-4">
        <SearchPicker
          label={<Trans>Clients may change to</Trans>}
          placeholder={t`Name, category or address of the product`}
          hint={<Trans>Other quantities and billing cycles of this product are always open to them.</Trans>}
          query={typed}
          onQueryChange={setTyped}
          options={found.data?.rows
            .filter((row) => row.productId !== productId && !chosen.includes(row.productId))
            .map((row) => ({ id: row.productId, label: <bdi>{row.name}</bdi>, hint: <bdi>{row.categoryName}</bdi> }))}
          onPick={(id) => {
            set([...chosen, id]);
            setTyped('');
          }}
        />
        <ul className="flex flex-col gap-2" aria-label={t`Clients may change to`}>
          {chosen.map((id) => (
            <Chosen key={id} product={known.get(id)} onRemove={() => set(chosen.filter((one) => one !== id))} />
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

function Chosen({ product, onRemove }: { product: Product | undefined; onRemove: () => void }) {
  const { i18n } = useLingui();
  const { t } = useMacro();
  return (
    <li className="flex items-center gap-3 rounded-md border px-3 py-1.5 text-sm">
      {product === undefined ? (
        <Skeleton className="h-5 flex-1" />
      ) : (
        <span className="min-w-0 flex-1">
          <bdi className="font-medium">{product.name}</bdi>{' '}
          <bdi className="text-muted-foreground">{product.categoryName}</bdi>
        </span>
      )}
      {product?.from ? (
        <span className="text-muted-foreground max-sm:hidden">
          <MoneyText {...product.from.price} /> {i18n._(CYCLES[product.from.cycle].per)}
        </span>
      ) : null}
      {product && product.status !== 'active' ? <StatusBadge status={product.status} /> : null}
      <Button
        variant="ghost"
        size="sm"
        aria-label={product === undefined ? t`Remove` : t`Remove ${product.name}`}
        onClick={onRemove}
      >
        <X aria-hidden="true" />
        <Trans>Remove</Trans>
      </Button>
    </li>
  );
}
