import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ArrowLeft, Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Product } from '../lib/shop.ts';

/** What the product is, before one configures it. */
export function ProductIntro({ product, end }: { product: Product; end?: ReactNode }) {
  return (
    <header className="flex flex-col gap-4 border-b pb-8">
      <Link
        to="/"
        className="flex w-fit items-center gap-1.5 rounded-sm text-muted-foreground text-sm hover:text-foreground"
      >
        <ArrowLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" />
        <Trans>All products</Trans>
      </Link>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="flex max-w-2xl flex-col gap-2">
          <h1 className="font-semibold text-3xl tracking-tight">{product.name}</h1>
          {product.tagline === null ? null : (
            <p className="own-direction text-lg text-muted-foreground">{product.tagline}</p>
          )}
        </div>
        {end}
      </div>
      {product.description === null ? null : (
        <p className="own-direction max-w-2xl whitespace-pre-line">{product.description}</p>
      )}
      {product.features.length === 0 ? null : (
        <ul className="flex flex-wrap gap-x-6 gap-y-2">
          {product.features.map((feature) => (
            <li key={feature} className="flex gap-2">
              <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success" />
              <bdi>{feature}</bdi>
            </li>
          ))}
        </ul>
      )}
    </header>
  );
}
