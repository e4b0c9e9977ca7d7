import type { BillingCycle } from '@panel1/shared-types/states';
import type { Category } from '../lib/shop.ts';
import type { StoreSearch } from '../lib/store-search.ts';
import { ProductCard } from './ProductCard.tsx';

/** One category with its products. */
export function ShelfSection(props: { category: Category; cycle: BillingCycle; search: StoreSearch }) {
  const { category, cycle, search } = props;
  const id = `category-${category.slug}`;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-5">
      <div className="flex max-w-2xl flex-col gap-1">
        <h2 id={id} className="font-semibold text-2xl">
          {category.name}
        </h2>
        {category.tagline === null ? null : <p className="own-direction text-muted-foreground">{category.tagline}</p>}
      </div>
      <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {category.products.map((product) => (
          <ProductCard key={product.productId} product={product} cycle={cycle} search={search} />
        ))}
      </div>
      {category.description === null ? null : (
        <p className="own-direction max-w-2xl whitespace-pre-line text-muted-foreground text-sm">
          {category.description}
        </p>
      )}
    </section>
  );
}
