import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ShoppingCart } from 'lucide-react';
import { EmptyState } from '#components/EmptyState.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { trpc } from '#lib/trpc.ts';
import { CartLineCard } from '../components/CartLineCard.tsx';
import { CartTotals } from '../components/CartTotals.tsx';
import { CouponField } from '../components/CouponField.tsx';
import { CurrencySelect } from '../components/CurrencySelect.tsx';
import { useCart } from '../hooks/use-cart.ts';
import type { Cart } from '../lib/cart.ts';

export function CartPage() {
  const { token, cart, error, isLoading, refetch } = useCart();
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (isLoading) return <Skeleton className="h-72" />;
  if (token === undefined || !cart || cart.items.length === 0) return <EmptyCart />;
  return <FilledCart token={token} cart={cart} refetch={refetch} />;
}

function FilledCart({ token, cart, refetch }: { token: string; cart: Cart; refetch: () => Promise<unknown> }) {
  const textOf = useErrorText();
  const after = { onSettled: () => refetch() };
  const update = useMutation(trpc.ordering.updateCartItem.mutationOptions(after));
  const remove = useMutation(trpc.ordering.removeCartItem.mutationOptions(after));
  const price = useMutation(trpc.ordering.setCartCurrency.mutationOptions(after));
  const isBusy = update.isPending || remove.isPending || price.isPending;
  const failed = update.error ?? remove.error ?? price.error;
  const cartToken = token;
  return (
    <>
      <PageHeader
        title={<Trans>Your cart</Trans>}
        actions={<Currencies value={cart.currency} onChange={(currency) => price.mutate({ cartToken, currency })} />}
      />
      {failed ? (
        <Alert tone="danger" className="mb-4">
          {textOf(failed)}
        </Alert>
      ) : null}
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start lg:gap-10">
        <div className="flex min-w-0 flex-col gap-4">
          {cart.items.map((line) => (
            <CartLineCard
              key={line.itemId}
              line={line}
              isBusy={isBusy}
              onQuantity={(quantity) => update.mutate({ cartToken, itemId: line.itemId, quantity })}
              onRemove={() => remove.mutate({ cartToken, itemId: line.itemId })}
            />
          ))}
          <Link to="/" className={buttonVariants({ variant: 'link' })}>
            <Trans>Add something else</Trans>
          </Link>
        </div>
        <CartTotals cart={cart}>
          <CouponField token={token} cart={cart} refetch={refetch} />
        </CartTotals>
      </div>
    </>
  );
}

/** The currencies of the shop; a cart whose things are not all sold in the wished one stays as it is. */
function Currencies(props: { value: string; onChange: (currency: string) => void }) {
  const { i18n } = useLingui();
  const { data } = useQuery(trpc.catalog.storefront.queryOptions({ locale: i18n.locale }));
  return data ? <CurrencySelect currencies={data.currencies} {...props} /> : null;
}

function EmptyCart() {
  return (
    <>
      <PageHeader title={<Trans>Your cart</Trans>} />
      <EmptyState
        icon={ShoppingCart}
        title={<Trans>Your cart is empty</Trans>}
        action={
          <Link to="/" className={buttonVariants({ size: 'lg' })}>
            <Trans>See what can be ordered</Trans>
          </Link>
        }
      />
    </>
  );
}
