import { useLingui } from '@lingui/react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { rememberCart, useKnownCart } from '#lib/cart-token.ts';
import { readError } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';

/** The cart of this browser with the prices of now. One that has expired is forgotten. */
export function useCart(options: { enabled?: boolean } = {}) {
  const { i18n } = useLingui();
  const known = useKnownCart();
  const client = useQueryClient();
  const query = useQuery({
    ...trpc.ordering.cart.queryOptions({ cartToken: known?.token ?? '', locale: i18n.locale }),
    enabled: known !== null && options.enabled !== false,
    placeholderData: keepPreviousData,
  });
  const isExpired = query.isError && readError(query.error).code === 'ordering.cart_expired';
  useEffect(() => {
    if (isExpired) rememberCart(null);
  }, [isExpired]);
  const { data } = query;
  const token = known?.token;
  const lines = data?.items.length;
  useEffect(() => {
    if (token !== undefined && lines !== undefined) rememberCart({ token, lines });
  }, [token, lines]);
  return {
    token,
    cart: known === null ? undefined : data,
    error: query.isError && !isExpired ? query.error : null,
    isLoading: known !== null && query.isLoading,
    refetch: () => client.invalidateQueries({ queryKey: trpc.ordering.cart.queryKey() }),
  };
}
