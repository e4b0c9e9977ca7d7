import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ErrorState } from '#components/ErrorState.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { Slot } from '#lib/plugins/Slot.tsx';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { CurrencySelect } from '../components/CurrencySelect.tsx';
import { OfferedCoupon } from '../components/OfferedCoupon.tsx';
import { ProductIntro } from '../components/ProductIntro.tsx';
import { UsageOffer } from '../components/UsageOffer.tsx';
import { Configurator } from '../forms/Configurator.tsx';
import { useCartLine } from '../hooks/use-cart-line.ts';
import { useStoreSearch } from '../hooks/use-store-search.ts';
import { startConfiguration } from '../lib/configuration.ts';
import { currencyFor, cycleFor, type Product } from '../lib/shop.ts';

/** One product: what it is, what can be chosen, what it costs, and the order. */
export function ProductPage() {
  const { i18n } = useLingui();
  const slug = useParam('slug');
  const query = useQuery(trpc.catalog.product.queryOptions({ slug, locale: i18n.locale }));
  const name = query.data?.name;
  useEffect(() => {
    if (name !== undefined) document.title = name;
  }, [name]);
  if (query.isError) return <Gone error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  return <Shown product={query.data} />;
}

function Shown({ product }: { product: Product }) {
  const [search, change] = useStoreSearch();
  const line = useCartLine(product);
  const currency = line.currency ?? currencyFor(product, search.currency);
  const cycle = cycleFor(product, { currency, wish: search.cycle });
  if (line.isLoading) return <Loading />;
  return (
    <article className="flex flex-col gap-8">
      <ProductIntro
        product={product}
        end={
          line.currency === undefined ? (
            <CurrencySelect
              currencies={product.currencies}
              value={currency}
              onChange={(next) => change({ currency: next })}
            />
          ) : undefined
        }
      />
      <OfferedCoupon currency={currency} />
      <Configurator
        key={`${currency} ${line.item?.itemId ?? ''}`}
        product={product}
        currency={currency}
        start={startConfiguration(product, { cycle, given: line.item })}
        isEditing={line.item !== undefined}
        onSubmit={(configuration, then) => line.save({ configuration, currency }, then)}
      />
      <UsageOffer productId={product.productId} currency={currency} />
      <Slot name="store.product.after" />
    </article>
  );
}

function Loading() {
  return (
    <div aria-busy="true" className="flex flex-col gap-5">
      <Skeleton className="h-10 w-72 max-w-full" />
      <Skeleton className="h-5 w-96 max-w-full" />
      <Skeleton className="mt-6 h-96" />
    </div>
  );
}

function Gone({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div className="flex flex-col items-center">
      <ErrorState error={error} onRetry={onRetry} />
      <Link to="/" className={buttonVariants({ variant: 'outline' })}>
        <Trans>See what can be ordered</Trans>
      </Link>
    </div>
  );
}
