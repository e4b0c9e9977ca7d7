import { useLingui } from '@lingui/react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useKnownCart } from '#lib/cart-token.ts';
import { readError } from '#lib/errors.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';

/** What decides about the tax of somebody who has no account yet; a contact's is known by the account. */
export interface TaxFacts {
  /** The provider's own while none is chosen. */
  country: string | undefined;
  postcode?: string | undefined;
  city?: string | undefined;
  address1?: string | undefined;
  isBusiness?: boolean;
  /** Once VIES answered about it. */
  taxId?: string | undefined;
}

/** The cart of this browser with the tax that its buyer has. */
export function useCheckoutCart({ country, postcode, city, address1, isBusiness, taxId }: TaxFacts) {
  const { i18n } = useLingui();
  const known = useKnownCart();
  const input = {
    cartToken: known?.token ?? '',
    locale: i18n.locale,
    ...(country === undefined ? {} : { country }),
    ...(postcode ? { postcode: postcode.slice(0, 20) } : {}),
    ...(city ? { city: city.slice(0, 100) } : {}),
    ...(address1 ? { address1: address1.slice(0, 160) } : {}),
    ...(isBusiness ? { isBusiness } : {}),
    ...(taxId === undefined ? {} : { taxId }),
  };
  const query = useQuery({
    ...trpc.ordering.cart.queryOptions(input),
    enabled: known !== null,
    placeholderData: keepPreviousData,
  });
  useTaxQuote(input, { isNeeded: query.data?.needsTaxQuote === true && !query.isPlaceholderData });
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

/** Asks the tax calculator of the buyer's country, once for what was typed; the cart is read again with its answer. */
function useTaxQuote(
  input: Parameters<typeof api.ordering.quoteTax.mutate>[0],
  { isNeeded }: { isNeeded: boolean },
): void {
  // Without a place there is no tax; an account knows its own.
  const hasPlace = input.country === undefined || input.postcode !== undefined;
  useQuery({
    queryKey: ['tax-quote', input],
    queryFn: async () => {
      const { isAnswered } = await api.ordering.quoteTax.mutate(input);
      if (isAnswered) await queryClient.invalidateQueries({ queryKey: trpc.ordering.cart.queryKey(input) });
      return isAnswered;
    },
    enabled: isNeeded && hasPlace,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
