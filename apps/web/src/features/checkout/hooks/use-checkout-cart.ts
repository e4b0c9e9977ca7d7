import { useLingui } from '@lingui/react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useKnownCart } from '#lib/cart-token.ts';
import { readError } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';

/** What decides about the tax of somebody who has no account yet; a contact's is known by the account. */
export interface TaxFacts {
  /** The provider's own while none is chosen. */
  country: string | undefined;
  postcode?: string | undefined;
  isBusiness?: boolean;
  /** Once VIES answered about it. */
  taxId?: string | undefined;
}

/** The cart of this browser with the tax that its buyer has. */
export function useCheckoutCart({ country, postcode, isBusiness, taxId }: TaxFacts) {
  const { i18n } = useLingui();
  const known = useKnownCart();
  const input = {
    cartToken: known?.token ?? '',
    locale: i18n.locale,
    ...(country === undefined ? {} : { country }),
    ...(postcode ? { postcode: postcode.slice(0, 20) } : {}),
    ...(isBusiness ? { isBusiness } : {}),
    ...(taxId === undefined ? {} : { taxId }),
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
