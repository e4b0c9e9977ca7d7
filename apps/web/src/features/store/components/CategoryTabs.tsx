import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { Category } from '../lib/shop.ts';
import type { StoreSearch } from '../lib/store-search.ts';

const look =
  'flex h-9 items-center rounded-full border bg-card px-4 text-sm shadow-card transition-colors hover:border-ring/50 aria-[current=page]:border-primary aria-[current=page]:bg-primary aria-[current=page]:text-primary-foreground';

/** The shelves of the shop; not drawn where there is only one. */
export function CategoryTabs({ categories, search }: { categories: readonly Category[]; search: StoreSearch }) {
  const { t } = useLingui();
  if (categories.length < 2) return null;
  return (
    <nav aria-label={t`Categories`}>
      <ul className="flex flex-wrap gap-2">
        <li>
          <Link to="/" search={search} activeOptions={{ exact: true, includeSearch: false }} className={look}>
            <Trans>All</Trans>
          </Link>
        </li>
        {categories.map((category) => (
          <li key={category.categoryId}>
            <Link
              to="/store/$category"
              params={{ category: category.slug }}
              search={search}
              activeOptions={{ includeSearch: false }}
              className={look}
            >
              {category.name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
