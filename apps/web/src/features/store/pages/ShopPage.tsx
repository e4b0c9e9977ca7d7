import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { PackageOpen } from 'lucide-react';
import { EmptyState } from '#components/EmptyState.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { Slot } from '#lib/plugins/Slot.tsx';
import { trpc } from '#lib/trpc.ts';
import { CategoryTabs } from '../components/CategoryTabs.tsx';
import { CurrencySelect } from '../components/CurrencySelect.tsx';
import { CycleSwitch } from '../components/CycleSwitch.tsx';
import { OfferedCoupon } from '../components/OfferedCoupon.tsx';
import { ShelfSection } from '../components/ShelfSection.tsx';
import { ShopHero } from '../components/ShopHero.tsx';
import { ShopSkeleton } from '../components/ShopSkeleton.tsx';
import { useStoreSearch } from '../hooks/use-store-search.ts';
import { cyclesOf, type Shop } from '../lib/shop.ts';

/** The shop window at `/`, or one shelf of it at `/store/<category>`. */
export function ShopPage() {
  const { i18n } = useLingui();
  const [search] = useStoreSearch();
  const { currency } = search;
  const input = { locale: i18n.locale, ...(currency === undefined ? {} : { currency }) };
  const query = useQuery({ ...trpc.catalog.storefront.queryOptions(input), placeholderData: keepPreviousData });
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <ShopSkeleton />;
  return <ShopWindow shop={query.data} />;
}

function ShopWindow({ shop }: { shop: Shop }) {
  const [search, change] = useStoreSearch();
  const { category: wanted } = useParams({ strict: false });
  const { categories, currency, currencies } = shop;
  const shelves = wanted === undefined ? categories : categories.filter(({ slug }) => slug === wanted);
  const cycles = cyclesOf(shelves.flatMap(({ products }) => products));
  const cycle = cycles.find((one) => one === search.cycle) ?? cycles[0] ?? 'one_time';
  return (
    <div className="flex flex-col gap-10">
      <OfferedCoupon currency={currency} />
      <ShopHero name={shop.name} categories={categories.map(({ name }) => name)} />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <CategoryTabs categories={categories} search={search} />
        <div className="flex max-w-full flex-wrap items-center gap-3">
          {cycles.length > 1 ? (
            <CycleSwitch cycles={cycles} value={cycle} onChange={(next) => change({ cycle: next })} />
          ) : null}
          <CurrencySelect currencies={currencies} value={currency} onChange={(next) => change({ currency: next })} />
        </div>
      </div>
      {shelves.length === 0 ? <NothingHere isShelf={wanted !== undefined} /> : null}
      {shelves.map((category) => (
        <ShelfSection key={category.categoryId} category={category} cycle={cycle} search={search} />
      ))}
      {shelves.length === 0 ? null : <TaxNote isTaxInclusive={shop.isTaxInclusive} />}
      <Slot name="store.home.after" />
    </div>
  );
}

function NothingHere({ isShelf }: { isShelf: boolean }) {
  return (
    <EmptyState
      icon={PackageOpen}
      title={isShelf ? <Trans>There is no such category</Trans> : <Trans>Nothing is for sale yet</Trans>}
    >
      {isShelf ? (
        <Trans>It may have moved. Everything that can be ordered is under All.</Trans>
      ) : (
        <Trans>Come back soon.</Trans>
      )}
    </EmptyState>
  );
}

function TaxNote({ isTaxInclusive }: { isTaxInclusive: boolean }) {
  return (
    <p className="text-muted-foreground text-sm">
      {isTaxInclusive ? (
        <Trans>Prices include tax.</Trans>
      ) : (
        <Trans>Prices without tax. What your country adds is shown before you order.</Trans>
      )}
    </p>
  );
}
