import { Trans } from '@lingui/react/macro';
import type { UsagePrice } from '@panel1/shared-types';
import type { ReactNode } from 'react';
import { exactMoney } from '#components/explain/exact-money.ts';
import { useFormat } from '#lib/format/use-format.ts';

export interface PriceWordsProps {
  price: UsagePrice;
  currency: string;
  /** "GB"; empty where things have no unit. */
  unit: string;
}

interface Words {
  money(minor: string): string;
  units(text: string): ReactNode;
  each: ReactNode;
}

/** What a price of usage says, in sentences: what is included, and what each unit costs from where on. */
export function PriceWords({ price, currency, unit }: PriceWordsProps) {
  const format = useFormat();
  const words: Words = {
    money: (minor) => exactMoney(minor, { currency, format }),
    units: (text) => (
      <bdi>
        {format.number(Number(text), { maximumFractionDigits: 6 })} {unit}
      </bdi>
    ),
    each: unit === '' ? <Trans>unit</Trans> : <bdi>{unit}</bdi>,
  };
  return (
    <ul className="flex flex-col gap-0.5">
      {sentences(price, words).map((one, at) => (
        <li key={at}>{one}</li>
      ))}
    </ul>
  );
}

function sentences(price: UsagePrice, words: Words): ReactNode[] {
  const { money, units, each } = words;
  switch (price.model) {
    case 'flat':
      return [<Trans key="flat">{money(price.amountMinor)} for each period</Trans>];
    case 'per_unit':
      return [
        <Trans key="unit">
          {money(price.unitPriceMinor)} per {each}
        </Trans>,
      ];
    case 'graduated':
    case 'volume':
      return tiers(price, words);
    case 'package':
      return [
        ...free(price.freeUnits, words),
        <Trans key="package">
          {money(price.blockPriceMinor)} for every {units(price.size)} begun
        </Trans>,
      ];
    case 'tiered_package':
      return [
        ...free(price.freeUnits, words),
        ...price.tiers.map((tier) =>
          tier.upTo === null ? (
            <Trans key="above">
              Above: {money(tier.blockPriceMinor)} for every {units(tier.size)} begun
            </Trans>
          ) : (
            <Trans key={tier.upTo}>
              Up to {units(tier.upTo)}: {money(tier.blockPriceMinor)} for every {units(tier.size)} begun
            </Trans>
          ),
        ),
      ];
    case 'percentage':
      return [
        ...free(price.freeUnits, words),
        <Percent key="rate" rate={price.rate} />,
        ...fixed(price.fixedMinor, words),
      ];
    case 'graduated_percentage':
      return price.tiers.map((tier) =>
        tier.upTo === null ? (
          <Trans key="above">
            Above: <Percent rate={tier.rate} />
          </Trans>
        ) : (
          <Trans key={tier.upTo}>
            Up to {units(tier.upTo)}: <Percent rate={tier.rate} />
          </Trans>
        ),
      );
  }
}

function tiers(
  price: Extract<UsagePrice, { model: 'graduated' | 'volume' }>,
  { money, units, each }: Words,
): ReactNode[] {
  const isFree = (minor: string | undefined) => minor === undefined || /^0+([.]0+)?$/.test(minor);
  const plus = (flatMinor: string | undefined) =>
    isFree(flatMinor) ? null : (
      <>
        {' '}
        <Trans>plus {money(flatMinor ?? '0')} once</Trans>
      </>
    );
  const told = price.tiers.map((tier, at) => {
    const { upTo, unitPriceMinor, flatMinor } = tier;
    if (isFree(unitPriceMinor) && isFree(flatMinor) && upTo !== null)
      return price.model === 'graduated' && at === 0 ? (
        <Trans key={upTo}>{units(upTo)} included</Trans>
      ) : (
        <Trans key={upTo}>Up to {units(upTo)}: nothing</Trans>
      );
    return (
      <span key={upTo ?? 'above'}>
        {upTo === null ? (
          <Trans>
            then {money(unitPriceMinor)} per {each}
          </Trans>
        ) : (
          <Trans>
            Up to {units(upTo)}: {money(unitPriceMinor)} per {each}
          </Trans>
        )}
        {plus(flatMinor)}
      </span>
    );
  });
  if (price.model === 'graduated') return told;
  return [...told, <Trans key="volume">All units cost what the last of them does.</Trans>];
}

function free(freeUnits: string | undefined, { units }: Words): ReactNode[] {
  if (freeUnits === undefined || /^0+([.]0+)?$/.test(freeUnits)) return [];
  return [<Trans key="free">{units(freeUnits)} included</Trans>];
}

function fixed(fixedMinor: string | undefined, { money }: Words): ReactNode[] {
  if (fixedMinor === undefined) return [];
  return [<Trans key="fixed">plus {money(fixedMinor)} for each transaction</Trans>];
}

function Percent({ rate }: { rate: string }) {
  const format = useFormat();
  const share = format.number(Number(rate), { style: 'percent', maximumFractionDigits: 4 });
  return <Trans>{share} of the value</Trans>;
}
