import { useLingui } from '@lingui/react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useKnownCart } from '#lib/cart-token.ts';
import { readError } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';

/** The cart of this browser with the tax of a country (the provider's own while none is chosen). */
export function useCheckoutCart(country: string | undefined) {
  const { i18n } = useLingui();
  const known = useKnownCart();
  const input = {
    cartToken: known?.token ?? '',
    locale: i18n.locale,
    ...(country === undefined ? {} : { country }),
  };
  const query = useQuery({
    ...trpc.ordering.cart.queryOptions(input),
    enabled: known !== null,
    placeholderData: keepPreviousData,
  });
  const isGone = query.isError && readError(query.error).code === 'ordering.cart_expired';
  return {
    token: known?.token,
    cart: known === null || isGone ? undefined : query.data,
    isLoading: known !== null && query.isLoading,
    isStale: query.isPlaceholderData,
    error: query.isError && !isGone ? query.error : null,
    refetch: () => void query.refetch(),
  };
}
