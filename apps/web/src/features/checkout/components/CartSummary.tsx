import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { ContractText } from '#components/lifecycle/ContractText.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { taxText } from '#components/tax/tax-text.ts';
import { Card } from '#components/ui/card.tsx';
import { cn } from '#lib/cn.ts';
import { CYCLES } from '#lib/cycles.ts';
import type { Cart } from '../lib/cart.ts';

/** What is being ordered and what it costs now, tax of the buyer's country included. */
export function CartSummary({ cart, isStale }: { cart: Cart; isStale: boolean }) {
  const { t } = useMacro();
  return (
    <aside aria-label={t`What you order`} className="md:sticky md:top-6">
      <Card className="gap-4 p-5">
        <div className="flex items-baseline justify-between gap-3">
          <h2 className="font-semibold text-base">
            <Trans>What you order</Trans>
          </h2>
          <a
            href="/cart"
            className="rounded-sm font-medium text-primary text-sm underline-offset-4 hover:underline dark:text-info"
          >
            <Trans>Change</Trans>
          </a>
        </div>
        <ul className="flex flex-col gap-3">
          {cart.items.map((line) => (
            <SummaryLine key={line.itemId} line={line} />
          ))}
        </ul>
        <Sums cart={cart} isStale={isStale} />
        <TaxNote cart={cart} />
      </Card>
    </aside>
  );
}

function SummaryLine({ line }: { line: Cart['items'][number] }) {
  const { i18n } = useLingui();
  const answers = line.fields.flatMap(({ key }) => line.answers[key] ?? []);
  return (
    <li className="flex items-baseline justify-between gap-4 text-sm">
      <div className="min-w-0">
        <p className="font-medium">
          {line.name}
          {line.quantity > 1 ? <span className="num"> × {line.quantity}</span> : null}
        </p>
        {answers.map((answer) => (
          <p key={answer} className="break-words text-muted-foreground">
            <bdi>{answer}</bdi>
          </p>
        ))}
        {line.lines.slice(1).map(({ label }) => (
          <p key={label} className="text-muted-foreground">
            {label}
          </p>
        ))}
        <p className="text-muted-foreground">{i18n._(CYCLES[line.cycle].name)}</p>
        {line.contract ? (
          <p className="text-muted-foreground text-xs">
            <ContractText contract={line.contract} />
          </p>
        ) : null}
      </div>
      {line.dueNow ? <MoneyText {...line.dueNow} /> : null}
    </li>
  );
}

/** Why no tax is charged, or that it is not known yet. */
function TaxNote({ cart }: { cart: Cart }) {
  const { i18n } = useLingui();
  if (cart.isTaxPending)
    return (
      <p role="status" className="text-muted-foreground text-sm">
        {cart.needsTaxQuote ? (
          <Trans>The tax follows from your address. The invoice states it as soon as it is known.</Trans>
        ) : (
          <Trans>Your VAT number is checked first. The invoice follows by itself as soon as there is an answer.</Trans>
        )}
      </p>
    );
  return cart.taxTexts.map((key) => (
    <p key={key} role="status" className="text-muted-foreground text-sm">
      {i18n._(taxText(key))}
    </p>
  ));
}

function Sums({ cart, isStale }: { cart: Cart; isStale: boolean }) {
  const { i18n } = useLingui();
  const percent = new Intl.NumberFormat(i18n.locale, { style: 'percent', maximumFractionDigits: 2 });
  const row = 'flex items-baseline justify-between gap-4';
  return (
    <dl
      aria-live="polite"
      className={cn('flex flex-col gap-1.5 border-t pt-4 text-sm transition-opacity', isStale && 'opacity-50')}
    >
      {cart.coupons.map(({ code, saved, refusal }) => (
        <div key={code} className={cn(row, refusal === null ? 'text-success' : 'text-danger')}>
          <dt>
            <Trans>
              Coupon <bdi className="num break-all">{code}</bdi>
            </Trans>
          </dt>
          <dd>
            {refusal === null ? (
              <MoneyText amountMinor={`-${saved.amountMinor}`} currency={saved.currency} />
            ) : (
              <a href="/cart" className="underline underline-offset-4">
                <Trans>not taken off</Trans>
              </a>
            )}
          </dd>
        </div>
      ))}
      {cart.taxes.length === 0 ? null : (
        <div className={cn(row, 'text-muted-foreground')}>
          <dt>
            <Trans>Net</Trans>
          </dt>
          <dd>
            <MoneyText {...cart.net} />
          </dd>
        </div>
      )}
      {cart.taxes.map(({ name, rate, tax }) => (
        <div key={`${name} ${rate}`} className={cn(row, 'text-muted-foreground')}>
          <dt>
            {name} {percent.format(Number(rate))}
          </dt>
          <dd>
            <MoneyText {...tax} />
          </dd>
        </div>
      ))}
      <div className={row}>
        <dt className="font-medium">
          <Trans>Due now</Trans>
        </dt>
        <dd>
          <MoneyText {...cart.total} className="font-semibold text-xl" />
        </dd>
      </div>
    </dl>
  );
}
