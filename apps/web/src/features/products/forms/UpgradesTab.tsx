import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { SearchPicker } from '#components/SearchPicker.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardContent } from '#components/ui/card.tsx';
import { trpc } from '#lib/trpc.ts';

/** The products to which clients may change by themselves. */
export function UpgradesTab({ productId }: { productId: string | undefined }) {
  const { i18n } = useLingui();
  const { setValue } = useFormContext<{ upgrades: string[] }>();
  const chosen: string[] = useWatch<{ upgrades: string[] }, 'upgrades'>({ name: 'upgrades' });
  const [query, setQuery] = useState('');
  const found = useQuery(trpc.catalog.list.queryOptions({ search: query, limit: 20, locale: i18n.locale })).data?.rows;
  const set = (upgrades: string[]) => setValue('upgrades', upgrades, { shouldDirty: true });
  return (
    <Card>
      <CardContent className="flex flex-col gap-4">
        <SearchPicker
          label={<Trans>Clients may change to</Trans>}
          hint={<Trans>Other quantities and billing cycles of this product are always open to them.</Trans>}
          query={query}
          onQueryChange={setQuery}
          options={found
            ?.filter((row) => row.productId !== productId && !chosen.includes(row.productId))
            .map(({ productId: id, name, categoryName }) => ({ id, label: name, hint: categoryName }))}
          onPick={(id) => {
            set([...chosen, id]);
            setQuery('');
          }}
        />
        <ul className="flex flex-col gap-2">
          {chosen.map((id) => (
            <Chosen key={id} productId={id} onRemove={() => set(chosen.filter((one) => one !== id))} />
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

function Chosen({ productId, onRemove }: { productId: string; onRemove: () => void }) {
  const { i18n } = useLingui();
  const product = useQuery(trpc.catalog.get.queryOptions({ productId })).data;
  const name = product?.texts[i18n.locale]?.name ?? product?.slug ?? '…';
  return (
    <li className="flex items-center justify-between gap-2 rounded-md border px-3 py-1.5 text-sm">
      <bdi>{name}</bdi>
      <Button variant="ghost" size="sm" onClick={onRemove}>
        <X aria-hidden="true" />
        <Trans>Remove</Trans>
      </Button>
    </li>
  );
}
