import { Trans } from '@lingui/react/macro';
import { ShoppingCart } from 'lucide-react';
import { EmptyState } from '#components/EmptyState.tsx';
import { buttonVariants } from '#components/ui/button.tsx';

export function NothingToOrder() {
  return (
    <>
      <h1 className="sr-only">
        <Trans>Checkout</Trans>
      </h1>
      <EmptyState
        icon={ShoppingCart}
        title={<Trans>Your cart is empty</Trans>}
        action={
          <a href="/" className={buttonVariants({ size: 'lg' })}>
            <Trans>See what can be ordered</Trans>
          </a>
        }
      />
    </>
  );
}
