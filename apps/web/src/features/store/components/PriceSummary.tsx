import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { ContractText } from '#components/lifecycle/ContractText.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { cn } from '#lib/cn.ts';
import { CYCLES } from '#lib/cycles.ts';
import type { Quote } from '../lib/shop.ts';

/** The live price, part by part, and what is due now. Dimmed while a newer one is on its way. */
export function PriceSummary({ quote, isStale }: { quote: Quote | undefined; isStale: boolean }) {
  if (!quote) return <Skeleton className="h-40" />;
  const lines = quote.items.flatMap((item) => item.lines);
  return (
    <div className={cn('flex flex-col gap-2 text-sm transition-opacity', isStale && 'opacity-50')}>
      <dl className="flex flex-col gap-2">
        {lines.map((line) => (
          <div
            key={`${line.label} ${line.option?.choiceId ?? ''}`}
            className="flex items-baseline justify-between gap-4"
          >
            <dt className="min-w-0 break-words">
              {line.label}
              {line.quantity > 1 ? <span className="num text-muted-foreground"> × {line.quantity}</span> : null}
            </dt>
            <dd>
              {line.recurring.amountMinor === '0' ? (
                <span className="text-muted-foreground">
                  <Trans>included</Trans>
                </span>
              ) : (
                <MoneyText {...line.recurring} />
              )}
            </dd>
          </div>
        ))}
        {quote.setup.amountMinor === '0' ? null : (
          <div className="flex items-baseline justify-between gap-4 text-muted-foreground">
            <dt>
              <Trans>Setting up, once</Trans>
            </dt>
            <dd>
              <MoneyText {...quote.setup} />
            </dd>
          </div>
        )}
        <Taxes quote={quote} />
        <div className="mt-1 flex items-baseline justify-between gap-4 border-t pt-3">
          <dt className="font-medium">
            <Trans>Due now</Trans>
          </dt>
          <dd>
            <MoneyText {...quote.total} className="font-semibold text-xl" />
          </dd>
        </div>
      </dl>
      <Later quote={quote} />
    </div>
  );
}

function Taxes({ quote }: { quote: Quote }) {
  const { i18n } = useLingui();
  const percent = new Intl.NumberFormat(i18n.locale, { style: 'percent', maximumFractionDigits: 2 });
  return quote.taxes.map(({ name, rate, tax }) => (
    <div key={`${name} ${rate}`} className="flex items-baseline justify-between gap-4 text-muted-foreground">
      <dt>
        {quote.isTaxInclusive ? (
          <Trans>
            {name} {percent.format(Number(rate))}, included
          </Trans>
        ) : (
          <>
            {name} {percent.format(Number(rate))}
          </>
        )}
      </dt>
      <dd>
        <MoneyText {...tax} />
      </dd>
    </div>
  ));
}

/** What comes after the first period; nothing for what is bought once. */
function Later({ quote }: { quote: Quote }) {
  const { i18n } = useLingui();
  const [item] = quote.items;
  if (!item || item.cycle === 'one_time') return null;
  return (
    <p className="text-muted-foreground text-xs">
      {quote.isTaxInclusive ? (
        <Trans>
          Then <MoneyText {...quote.recurring} /> {i18n._(CYCLES[item.cycle].per)}.
        </Trans>
      ) : (
        <Trans>
          Then <MoneyText {...quote.recurring} /> {i18n._(CYCLES[item.cycle].per)}, plus tax.
        </Trans>
      )}{' '}
      {item.contract ? <ContractText contract={item.contract} /> : null}
    </p>
  );
}
