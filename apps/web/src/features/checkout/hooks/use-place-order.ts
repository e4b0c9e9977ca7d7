import { useLingui } from '@lingui/react';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { rememberCart } from '#lib/cart-token.ts';
import { goInCheckout } from '#lib/routing/checkout-location.ts';
import { api } from '#lib/trpc.ts';
import type { Cart } from '../lib/cart.ts';
import { type Account, accountInput } from '../lib/details.ts';
import { rememberOrder, wantToPay } from '../lib/placed-order.ts';
import { wayInput } from '../lib/ways-to-pay.ts';

export interface Checkout {
  account?: Account;
  /** Where mails of a person who is logged in go to. */
  email: string | null;
  wayToPay: string;
  /** Keeps what pays now for later invoices. */
  saveMethod?: boolean;
  /** Credit goes first. */
  useCredit?: boolean;
  /** The service is to begin before the days of withdrawal are over. */
  asksForStart?: boolean;
}

/** Places the order of a cart and goes on to its page. Throws what the server refuses, for the form to show. */
export function usePlaceOrder({ cartToken, cart }: { cartToken: string; cart: Cart }) {
  const { i18n } = useLingui();
  const { mutateAsync } = useMoneyMutation(api.ordering.checkout.mutate);
  return async ({
    account,
    email,
    wayToPay,
    saveMethod = false,
    useCredit = false,
    asksForStart = false,
  }: Checkout) => {
    const placed = await mutateAsync({
      cartToken,
      terms: { isAccepted: true, version: cart.terms.version },
      ...wayInput(wayToPay),
      saveMethod,
      useCredit,
      asksForStart,
      ...(account ? { account: accountInput(account, i18n.locale) } : {}),
    });
    rememberOrder(placed.orderId, { token: placed.orderToken, email: account?.email ?? email });
    rememberCart(null);
    wantToPay(placed.orderId, null);
    goInCheckout(`/checkout/done?order=${placed.orderId}`, { replace: true });
  };
}
