import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '#components/ErrorState.tsx';
import { ScrollTable } from '#components/ScrollTable.tsx';
import { Section } from '#components/Section.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { TableCell, TableHead, TableRow } from '#components/ui/table.tsx';
import { countryName } from '#lib/countries.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { TaxForm } from '../forms/TaxForm.tsx';
import type { AllSettings } from '../hooks/use-settings.ts';
import { ExchangeRates } from './ExchangeRates.tsx';
import { TaxRates } from './TaxRates.tsx';

type Overview = RouterOutputs['tenants']['taxOverview'];

/** Rules, own rates, and the rates that hold today. */
export function TaxSettings({ settings }: { settings: AllSettings }) {
  const overview = useQuery(trpc.tenants.taxOverview.queryOptions({}));
  if (overview.isError) return <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />;
  return (
    <div className="flex flex-col gap-4">
      {overview.data ? (
        <TaxForm settings={settings} overview={overview.data} />
      ) : (
        <Skeleton className="h-64 max-w-3xl" />
      )}
      <TaxRates />
      {settings.tax.accountingCurrency === null ? null : <ExchangeRates settings={settings} />}
      {overview.data ? <RatesToday overview={overview.data} /> : null}
    </div>
  );
}

function RatesToday({ overview }: { overview: Overview }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const version = overview.ratesVersion;
  const named = overview.rates.map((one) => ({ ...one, place: countryName(one.country, i18n.locale) }));
  const rates = named.sort((a, b) => a.place.localeCompare(b.place, i18n.locale));
  return (
    <Section flush title={<Trans>Standard rates of today</Trans>} className="max-w-3xl">
      <p className="px-4 py-3 text-muted-foreground text-sm">
        <Trans>
          Built in, as of <bdi className="num">{version}</bdi>. A rate of your own comes before them while it holds.
        </Trans>
      </p>
      <ScrollTable label={t`Standard rates of today`}>
        <thead>
          <tr>
            <TableHead>{t`Country`}</TableHead>
            <TableHead>{t`Name`}</TableHead>
            <TableHead className="text-end">{t`Rate`}</TableHead>
          </tr>
        </thead>
        <tbody>
          {rates.map(({ country, place, name, rate, isOwn }) => (
            <TableRow key={country}>
              <TableCell>{place}</TableCell>
              <TableCell>
                <bdi>{name}</bdi>
                {isOwn ? (
                  <span className="text-muted-foreground">
                    {' · '}
                    <Trans>your own</Trans>
                  </span>
                ) : null}
              </TableCell>
              <TableCell className="num text-end">
                {format.number(Number(rate), { style: 'percent', maximumFractionDigits: 3 })}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </ScrollTable>
    </Section>
  );
}
