import { Trans } from '@lingui/react/macro';
import { ReceiptText, ShieldCheck, Zap } from 'lucide-react';

/** Who sells here, and three things that are true of every shop that this product runs. */
export function ShopHero({ name, categories }: { name: string; categories: readonly string[] }) {
  return (
    <header className="pt-6 pb-2 sm:pt-12">
      <div aria-hidden="true" className="shop-hero absolute inset-x-0 top-14 -z-10 h-96" />
      <div className="flex flex-col gap-5">
        <div className="flex flex-col gap-3">
          <h1 className="font-semibold text-4xl tracking-tight sm:text-5xl">{name}</h1>
          {categories.length === 0 ? null : (
            <p className="max-w-2xl text-lg text-muted-foreground">{categories.join(' · ')}</p>
          )}
        </div>
        <ul className="flex flex-wrap gap-x-7 gap-y-2 text-sm">
          <li className="flex items-center gap-2">
            <Zap aria-hidden="true" className="size-4 text-primary dark:text-info" />
            <Trans>Set up automatically once paid</Trans>
          </li>
          <li className="flex items-center gap-2">
            <ReceiptText aria-hidden="true" className="size-4 text-primary dark:text-info" />
            <Trans>The whole price before you order</Trans>
          </li>
          <li className="flex items-center gap-2">
            <ShieldCheck aria-hidden="true" className="size-4 text-primary dark:text-info" />
            <Trans>No account needed to order</Trans>
          </li>
        </ul>
      </div>
    </header>
  );
}
