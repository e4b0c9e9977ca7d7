import { useNavigate } from '@tanstack/react-router';
import { api } from '#lib/trpc.ts';
import type { GoOn } from '../forms/Configurator.tsx';
import { putIntoCart } from '../lib/cart.ts';
import type { Configuration } from '../lib/configuration.ts';
import { enterOffered } from '../lib/offered-coupon.ts';
import type { Product } from '../lib/shop.ts';
import { useCart } from './use-cart.ts';
import { useStoreSearch } from './use-store-search.ts';

/**
 * What the configurator works on: a new line, or the one of the cart that the address names (`?item=`), with the
 * currency of that cart. `save` throws what the server refuses.
 */
export function useCartLine({ productId }: Product) {
  const [search] = useStoreSearch();
  const navigate = useNavigate();
  const { token, cart, isLoading, refetch } = useCart({ enabled: search.item !== undefined });
  const found = search.item === undefined ? undefined : cart?.items.find(({ itemId }) => itemId === search.item);
  const item = found && { ...found, fields: found.answers };
  const save = async (wanted: { configuration: Configuration; currency: string }, then: GoOn) => {
    if (item && token !== undefined) {
      const { itemId } = item;
      await api.ordering.updateCartItem.mutate({ cartToken: token, itemId, ...wanted.configuration });
    } else await putIntoCart({ productId, ...wanted });
    const isTakenOff = await enterOffered();
    await refetch();
    if (then === 'checkout' && isTakenOff) window.location.assign('/checkout');
    else await navigate({ to: '/cart' });
  };
  return {
    item,
    currency: item === undefined ? undefined : cart?.currency,
    isLoading: search.item !== undefined && isLoading,
    save,
  };
}
