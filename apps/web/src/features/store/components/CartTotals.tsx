import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { ArrowRight } from 'lucide-react';
import { MoneyText } from '#components/MoneyText.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import type { Cart } from '../lib/cart.ts';

/** What the cart costs now, and the way to the checkout unless something in it is in the way. */
export function CartTotals({ cart, children }: { cart: Cart; children: React.ReactNode }) {
  const { t } = useMacro();
  const { i18n } = useLingui();
  const percent = new Intl.NumberFormat(i18n.locale, { style: 'percent', maximumFractionDigits: 2 });
  const isBlocked =
    cart.items.some(({ problem }) => problem !== null) || cart.coupons.some(({ refusal }) => refusal !== null);
  return (
    <aside aria-label={t`Total`} className="lg:sticky lg:top-6">
      <Card className="gap-5 p-5">
        {children}
        <dl aria-live="polite" className="flex flex-col gap-2 text-sm">
          {cart.discount.amountMinor === '0' ? null : (
            <Row
              label={<Trans>Discount</Trans>}
              amount={{ ...cart.discount, amountMinor: `-${cart.discount.amountMinor}` }}
            />
          )}
          <Row label={<Trans>Net</Trans>} amount={cart.net} />
          {cart.taxes.map(({ name, rate, tax }) => (
            <Row key={`${name} ${rate}`} label={`${name} ${percent.format(Number(rate))}`} amount={tax} />
          ))}
          <div className="mt-1 flex items-baseline justify-between gap-4 border-t pt-3">
            <dt className="font-medium">
              <Trans>Due now</Trans>
            </dt>
            <dd>
              <MoneyText {...cart.total} className="font-semibold text-xl" />
            </dd>
          </div>
        </dl>
        {isBlocked ? (
          <p className="text-muted-foreground text-sm">
            <Trans>Change or remove what is marked first.</Trans>
          </p>
        ) : (
          // Another bundle, so no link of the router.
          <a href="/checkout" className={buttonVariants({ size: 'lg' })}>
            <Trans>Go to checkout</Trans>
            <ArrowRight aria-hidden="true" className="rtl:-scale-x-100" />
          </a>
        )}
      </Card>
    </aside>
  );
}

function Row({ label, amount }: { label: React.ReactNode; amount: Cart['net'] }) {
  return (
    <div className="flex items-baseline justify-between gap-4 text-muted-foreground">
      <dt>{label}</dt>
      <dd>
        <MoneyText {...amount} />
      </dd>
    </div>
  );
}
