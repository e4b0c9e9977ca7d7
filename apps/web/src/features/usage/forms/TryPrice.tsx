import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import type { UsagePrice } from '@panel1/shared-types';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { exactMoney } from '#components/explain/exact-money.ts';
import { MoneyText } from '#components/MoneyText.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { FieldFrame } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { PriceWords } from '#components/usage/PriceWords.tsx';
import { plainDecimal } from '#lib/format/parse-money.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { trpc } from '#lib/trpc.ts';
import { PROBLEMS } from '../lib/words.ts';

/** What a price makes of a quantity, worked out by the server as it bills: part by part, and where more would cost less. */
export function TryPrice({ price, currency, unit }: { price: UsagePrice | null; currency: string; unit: string }) {
  const { i18n } = useLingui();
  const format = useFormat();
  const id = useId();
  const [typed, setTyped] = useState('100');
  const units = useDeferredValue(plainDecimal(typed));
  const asked = useDeferredValue(price);
  const query = useQuery({
    ...trpc.usage.tryPrice.queryOptions({ price: asked ?? { model: 'flat', amountMinor: '0' }, units: units ?? '0' }),
    enabled: asked !== null && units !== null,
    placeholderData: keepPreviousData,
  });
  const tried = asked === null || units === null ? undefined : query.data;
  const words = (text: string) => format.number(Number(text), { maximumFractionDigits: 6 });
  return (
    <div className="flex flex-col gap-3 rounded-md bg-muted/50 p-3">
      <FieldFrame
        id={id}
        label={unit === '' ? <Trans>Example: so many units</Trans> : <Trans>Example: so many {unit}</Trans>}
      >
        <Input
          id={id}
          dir="ltr"
          inputMode="decimal"
          autoComplete="off"
          className="num text-end"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </FieldFrame>
      {price === null ? (
        <p className="text-muted-foreground text-sm">
          <Trans>Fill in the price to see what it makes of this.</Trans>
        </p>
      ) : (
        <div className="text-sm">
          <PriceWords {...{ price, currency, unit }} />
        </div>
      )}
      {tried?.problems.map((problem) => {
        const text = PROBLEMS[problem];
        return (
          <Alert key={problem} tone="danger">
            {text === undefined ? problem : i18n._(text)}
          </Alert>
        );
      })}
      {tried?.priced ? (
        <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-sm">
          {tried.priced.steps.map((step, at) => (
            <div key={at} className="contents">
              <dt className="text-muted-foreground">
                {step.tier === null ? null : <Trans>Tier {step.tier}: </Trans>}
                <bdi className="num">
                  {words(step.units)}
                  {step.unitPriceMinor === null ? '' : ` × ${exactMoney(step.unitPriceMinor, { currency, format })}`}
                </bdi>
              </dt>
              <dd className="num text-end">{exactMoney(step.amountMinor, { currency, format })}</dd>
            </div>
          ))}
          <dt className="font-semibold">
            <Trans>Together</Trans>
          </dt>
          <dd className="text-end font-semibold">
            <MoneyText amountMinor={tried.priced.amountMinor} currency={currency} />
          </dd>
        </dl>
      ) : null}
      {tried?.falls.map((fall) => (
        <Alert key={fall.at} tone="warning">
          <Trans>
            The price falls above {words(fall.at)}: <MoneyText amountMinor={fall.atMinor} currency={currency} /> there,{' '}
            <MoneyText amountMinor={fall.aboveMinor} currency={currency} /> for the next unit.
          </Trans>
        </Alert>
      ))}
    </div>
  );
}
