import { knownCart, rememberCart } from '#lib/cart-token.ts';
import { readError } from '#lib/errors.ts';
import { api, type RouterOutputs } from '#lib/trpc.ts';
import type { Configuration } from './configuration.ts';

export type Cart = RouterOutputs['ordering']['cart'];
export type CartLine = Cart['items'][number];

export interface Wanted {
  productId: string;
  currency: string;
  configuration: Configuration;
}

/**
 * Puts something into the cart of this browser. A cart that has expired is replaced by a new one, and one in another
 * currency is priced anew where all of it is sold so.
 */
export async function putIntoCart(wanted: Wanted): Promise<void> {
  const known = knownCart();
  try {
    await add(wanted, known?.token);
  } catch (error) {
    const { code } = readError(error);
    if (known && code === 'ordering.cart_expired') {
      rememberCart(null);
      await add(wanted, undefined);
    } else if (known && code === 'ordering.currency_mismatch') {
      await api.ordering.setCartCurrency.mutate({ cartToken: known.token, currency: wanted.currency });
      await add(wanted, known.token);
    } else throw error;
  }
}

async function add({ productId, currency, configuration }: Wanted, cartToken: string | undefined): Promise<void> {
  const answer = await api.ordering.addToCart.mutate({
    currency,
    item: { productId, ...configuration },
    ...(cartToken === undefined ? {} : { cartToken }),
  });
  rememberCart({ token: answer.cartToken, lines: (knownCart()?.lines ?? 0) + 1 });
}
