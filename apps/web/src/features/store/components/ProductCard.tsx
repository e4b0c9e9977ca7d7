import { Trans } from '@lingui/react/macro';
import type { BillingCycle } from '@panel1/shared-types/states';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { MoneyText } from '#components/MoneyText.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { priceFor, type Teaser } from '../lib/shop.ts';
import type { StoreSearch } from '../lib/store-search.ts';
import { CyclePrice } from './CyclePrice.tsx';

export interface ProductCardProps {
  product: Teaser;
  cycle: BillingCycle;
  search: StoreSearch;
}

/** A product in the shop window. The whole card leads to its page. */
export function ProductCard({ product, cycle, search }: ProductCardProps) {
  const shown = priceFor(product, cycle);
  return (
    <Card className="relative gap-5 p-6 transition-shadow focus-within:border-ring hover:border-ring/40 hover:shadow-overlay">
      <div className="flex flex-col gap-1.5">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h3 className="font-semibold text-lg">{product.name}</h3>
          {product.isInStock ? null : (
            <Badge tone="warning">
              <Trans>Sold out</Trans>
            </Badge>
          )}
        </div>
        {product.tagline === null ? null : <p className="own-direction text-muted-foreground">{product.tagline}</p>}
      </div>
      {shown ? <CardPrice price={shown} hasOptions={product.hasOptions} /> : <NoPrice />}
      <Features features={product.features} />
      <Link
        to="/products/$slug"
        params={{ slug: product.slug }}
        search={search}
        className={`${buttonVariants({ size: 'lg', variant: product.isInStock ? 'default' : 'outline' })} stretched-link mt-auto`}
      >
        {product.isInStock ? <Trans>Configure</Trans> : <Trans>Details</Trans>}
        <span className="sr-only">{product.name}</span>
      </Link>
    </Card>
  );
}

function CardPrice({ price, hasOptions }: { price: Teaser['prices'][number]; hasOptions: boolean }) {
  const { setup } = price;
  return (
    <div>
      <p className="text-muted-foreground text-xs">{hasOptions ? <Trans>from</Trans> : '\u00a0'}</p>
      <CyclePrice price={price.price} cycle={price.cycle} />
      <p className="min-h-5 text-muted-foreground text-sm">
        {setup.amountMinor === '0' ? null : (
          <Trans>
            plus <MoneyText {...setup} /> once for setting up
          </Trans>
        )}
      </p>
    </div>
  );
}

function NoPrice() {
  return (
    <p className="text-muted-foreground text-sm">
      <Trans>Not sold in this currency.</Trans>
    </p>
  );
}

function Features({ features }: { features: readonly string[] }) {
  if (features.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2 border-t pt-4">
      {features.map((feature) => (
        <li key={feature} className="flex gap-2.5">
          <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success" />
          <span className="own-direction min-w-0 flex-1">{feature}</span>
        </li>
      ))}
    </ul>
  );
}
