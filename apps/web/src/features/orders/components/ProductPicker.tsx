import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MoneyText } from '#components/MoneyText.tsx';
import { SearchPicker } from '#components/SearchPicker.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useDebounced } from '#hooks/use-debounced.ts';
import { useErrorText } from '#hooks/use-error-text.ts';
import { CYCLES } from '#lib/cycles.ts';
import { trpc } from '#lib/trpc.ts';

export interface ProductPickerProps {
  currency: string;
  /** Answers false when the product has no price in the currency. */
  onAdd: (productId: string) => Promise<boolean>;
}

/** Finds what is for sale, hidden products too, and adds it to the order. */
export function ProductPicker({ currency, onAdd }: ProductPickerProps) {
  const { t, i18n } = useLingui();
  const textOf = useErrorText();
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed, 120);
  const found = useQuery({
    ...trpc.catalog.list.queryOptions({ search, currency, locale: i18n.locale, limit: 50 }),
    placeholderData: keepPreviousData,
  });
  const sellable = found.data?.rows.filter(({ status }) => status === 'active' || status === 'hidden').slice(0, 12);
  const add = async (productId: string) => {
    setTyped('');
    try {
      if (!(await onAdd(productId))) toast.error(t`This product has no price in ${currency}.`);
    } catch (error) {
      toast.error(textOf(error));
    }
  };
  return (
    <SearchPicker
      label={<Trans>Add a product</Trans>}
      placeholder={t`Name, category or address of the product`}
      autoFocus
      query={typed}
      onQueryChange={setTyped}
      options={sellable?.map((product) => ({
        id: product.productId,
        label: <bdi>{product.name}</bdi>,
        hint: <bdi>{product.categoryName}</bdi>,
        end: product.from ? (
          <span className="text-muted-foreground text-xs">
            <MoneyText {...product.from.price} /> {i18n._(CYCLES[product.from.cycle].per)}
          </span>
        ) : undefined,
      }))}
      onPick={(productId) => void add(productId)}
    />
  );
}
