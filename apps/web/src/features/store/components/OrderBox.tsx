import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowRight, ShoppingCart } from 'lucide-react';
import { SubmitButton } from '#components/form/Form.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Card } from '#components/ui/card.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import type { useQuote } from '../hooks/use-quote.ts';
import { PriceSummary } from './PriceSummary.tsx';

export interface OrderBoxProps {
  quote: ReturnType<typeof useQuote>;
  isInStock: boolean;
  isEditing: boolean;
  /** Called before the form is sent: where to go on. */
  onChoose: (then: 'checkout' | 'cart') => void;
}

/** Beside the configurator (below it on a phone): the price as it is now, and the way on. */
export function OrderBox({ quote, isInStock, isEditing, onChoose }: OrderBoxProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  return (
    <aside aria-label={t`Your order`} className="flex flex-col gap-4 lg:sticky lg:top-6">
      <Card className="gap-5 p-5">
        <h2 className="font-semibold text-base">
          <Trans>Your order</Trans>
        </h2>
        {quote.isError ? <Alert tone="warning">{textOf(quote.error)}</Alert> : null}
        <PriceSummary quote={quote.data} isStale={quote.isStale} />
        {isInStock ? null : (
          <Alert tone="warning">
            <Trans>This is sold out at the moment.</Trans>
          </Alert>
        )}
        <div className="flex flex-col gap-2">
          <SubmitButton size="lg" disabled={!isInStock} onClick={() => onChoose(isEditing ? 'cart' : 'checkout')}>
            {isEditing ? <Trans>Save changes</Trans> : <Trans>Go to checkout</Trans>}
            <ArrowRight aria-hidden="true" className="rtl:-scale-x-100" />
          </SubmitButton>
          {isEditing ? null : (
            <SubmitButton variant="outline" size="lg" disabled={!isInStock} onClick={() => onChoose('cart')}>
              <ShoppingCart aria-hidden="true" className="rtl:-scale-x-100" />
              <Trans>Put into the cart</Trans>
            </SubmitButton>
          )}
        </div>
      </Card>
      {quote.data ? <StickyTotal total={quote.data.total} /> : null}
    </aside>
  );
}

/** On a phone the price stays in sight while one configures. */
function StickyTotal({ total }: { total: { amountMinor: string; currency: string } }) {
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-20 border-t bg-card px-4 py-2.5 shadow-overlay lg:hidden"
    >
      <p className="flex items-baseline justify-between gap-3 text-sm">
        <span className="text-muted-foreground">
          <Trans>Due now</Trans>
        </span>
        <MoneyText {...total} className="font-semibold text-lg" />
      </p>
    </div>
  );
}
