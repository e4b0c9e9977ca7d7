import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { ErrorState } from '#components/ErrorState.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useSession } from '#lib/auth/session.ts';
import { CartSummary } from '../components/CartSummary.tsx';
import { NothingToOrder } from '../components/NothingToOrder.tsx';
import { ContactCheckout } from '../forms/ContactCheckout.tsx';
import { GuestCheckout } from '../forms/GuestCheckout.tsx';
import { LoginDialog } from '../forms/LoginDialog.tsx';
import { useAccountCountry, useCreditOf } from '../hooks/use-buyer.ts';
import { type TaxFacts, useCheckoutCart } from '../hooks/use-checkout-cart.ts';
import { useWaysToPay } from '../hooks/use-ways-to-pay.ts';
import type { Cart } from '../lib/cart.ts';

/** The whole checkout on one page. */
export function CheckoutPage() {
  const [facts, setFacts] = useState<TaxFacts>();
  const accountCountry = useAccountCountry();
  const { token, cart, isLoading, isStale, error, refetch } = useCheckoutCart(facts ?? { country: accountCountry });
  if (error !== null) return <ErrorState error={error} onRetry={refetch} />;
  if (isLoading) return <CheckoutSkeleton />;
  if (token === undefined || !cart || cart.items.length === 0) return <NothingToOrder />;
  return (
    <div className="flex flex-col gap-6">
      <h1 className="font-semibold text-2xl">
        <Trans>Checkout</Trans>
      </h1>
      {cart.items.some(({ problem }) => problem !== null) ? <Blocked /> : null}
      <div className="grid gap-8 md:grid-cols-[minmax(0,1fr)_20rem] md:items-start md:gap-12">
        <WhoOrders token={token} cart={cart} onFacts={setFacts} />
        <div className="max-md:order-first">
          <CartSummary cart={cart} isStale={isStale} />
        </div>
      </div>
    </div>
  );
}

function WhoOrders(props: { token: string; cart: Cart; onFacts: (facts: TaxFacts) => void }) {
  const { token, cart, onFacts } = props;
  const session = useSession();
  const ways = useWaysToPay(cart.currency);
  const creditMinor = useCreditOf(cart.currency);
  const [login, setLogin] = useState<string | null>(null);
  if (session === undefined || ways === undefined || creditMinor === undefined) return <Skeleton className="h-96" />;
  const shared = { cartToken: token, cart, ways };
  if (session?.clientId != null) return <ContactCheckout {...shared} session={session} creditMinor={creditMinor} />;
  return (
    <div>
      <GuestCheckout
        key={session?.user.id ?? 'guest'}
        {...shared}
        person={session?.user ?? null}
        onFacts={onFacts}
        onLogin={setLogin}
      />
      <LoginDialog open={login !== null} onOpenChange={() => setLogin(null)} address={login ?? ''} />
    </div>
  );
}

function Blocked() {
  return (
    <Alert
      tone="warning"
      action={
        <a href="/cart" className="shrink-0 font-medium underline underline-offset-4">
          <Trans>Open the cart</Trans>
        </a>
      }
    >
      <Trans>Something in your cart cannot be ordered as it is.</Trans>
    </Alert>
  );
}

function CheckoutSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-8 md:grid-cols-[minmax(0,1fr)_20rem]">
      <Skeleton className="h-96" />
      <Skeleton className="h-64" />
    </div>
  );
}
