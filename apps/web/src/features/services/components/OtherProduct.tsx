import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import type { WishForm } from '#components/plan/wish.ts';
import { SearchPicker } from '#components/SearchPicker.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useDebounced } from '#hooks/use-debounced.ts';
import { useErrorText } from '#hooks/use-error-text.ts';
import { trpc } from '#lib/trpc.ts';

interface OtherProductProps {
  subscriptionId: string;
  currency: string;
  /** Ids of the plans that are there to choose already. */
  known: readonly string[];
  /** Gets the product that was found, whose plan is chosen in the form by then. */
  onFound: (productId: string) => void;
}

/** Finds a product that clients do not reach by themselves, and chooses it. */
export function OtherProduct({ subscriptionId, currency, known, onFound }: OtherProductProps) {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const textOf = useErrorText();
  const queryClient = useQueryClient();
  const { setValue, getValues } = useFormContext<WishForm>();
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed, 120);
  const found = useQuery({
    ...trpc.catalog.list.queryOptions({ search, currency, locale: i18n.locale, limit: 20 }),
    placeholderData: keepPreviousData,
  });
  const pick = async (productId: string) => {
    setTyped('');
    try {
      const of = { subscriptionId, productId, locale: i18n.locale };
      const { products } = await queryClient.fetchQuery(trpc.subscriptions.changeOptions.queryOptions(of));
      const offer = products.find((one) => one.productId === productId);
      if (!offer) return void toast.error(t`This product has no price in ${currency}.`);
      setValue('options', { ...offer.chosen, ...getValues('options') });
      onFound(productId);
      setValue('productId', productId, { shouldDirty: true });
    } catch (error) {
      toast.error(textOf(error));
    }
  };
  return (
    <SearchPicker
      label={<Trans>Another product</Trans>}
      placeholder={t`Name, category or address of the product`}
      hint={<Trans>Products that clients cannot change to by themselves, hidden ones too</Trans>}
      query={typed}
      onQueryChange={setTyped}
      options={found.data?.rows
        .filter((row) => !known.includes(row.productId))
        .map(({ productId, name, categoryName }) => ({
          id: productId,
          label: <bdi>{name}</bdi>,
          hint: <bdi>{categoryName}</bdi>,
        }))}
      onPick={(productId) => void pick(productId)}
    />
  );
}
