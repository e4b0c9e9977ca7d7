import { Trans, useLingui } from '@lingui/react/macro';
import { Chart } from '#components/chart/Chart.tsx';
import { Facts } from '#components/Facts.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { Progress } from '#components/ui/progress.tsx';
import { PriceWords } from '#components/usage/PriceWords.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import type { Current, MetricUsage } from '../lib/usage.ts';

/** The units of a chart are whole numbers: so many parts of one. */
const PARTS = 1_000_000;

/** One metric in the period that runs: units, what is included, cost so far and expected, and each day. */
export function MetricCard({ metric, current }: { metric: MetricUsage; current: Current }) {
  const { t } = useLingui();
  const format = useFormat();
  const dayOfMonth = new Intl.DateTimeFormat(format.locale, { day: 'numeric', timeZone: 'UTC' });
  const { currency } = current.cost;
  const units = (text: string) =>
    `${format.number(Number(text), { maximumFractionDigits: 3 })} ${metric.unit}`.trimEnd();
  const shown = (value: string) => units(`${Number(value) / PARTS}`);
  const label = t`${metric.name} of each day`;
  return (
    <Section title={<bdi>{metric.name}</bdi>}>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <div className="flex flex-col gap-4">
          <p className="text-2xl font-semibold">
            <bdi className="num">{units(metric.units)}</bdi>
          </p>
          {metric.included === null ? null : <Included metric={metric} units={units} />}
          <Facts
            facts={[
              {
                key: 'cost',
                label: <Trans>Cost so far</Trans>,
                value: metric.price && <MoneyText amountMinor={metric.costMinor} currency={currency} />,
              },
              {
                key: 'expected',
                label: <Trans>Expected for the period</Trans>,
                value: (
                  <>
                    <bdi className="num">{units(metric.forecastUnits)}</bdi>
                    {metric.price ? (
                      <>
                        {' · '}
                        <MoneyText amountMinor={metric.forecastMinor} currency={currency} />
                      </>
                    ) : null}
                  </>
                ),
              },
              {
                key: 'price',
                label: <Trans>Price</Trans>,
                value: metric.price ? (
                  <PriceWords price={metric.price} currency={currency} unit={metric.unit} />
                ) : (
                  <Trans>Not charged in {currency}</Trans>
                ),
              },
            ]}
          />
        </div>
        <Chart
          kind="bars"
          label={label}
          points={metric.days.map(({ day }, at) => ({
            key: day,
            label: at % 5 === 0 ? dayOfMonth.format(new Date(`${day}T00:00Z`)) : '',
            title: format.date(day),
          }))}
          series={[
            {
              id: metric.key,
              label: metric.name,
              tone: 'primary',
              values: metric.days.map((day) => BigInt(Math.round(Number(day.units) * PARTS)).toString()),
            },
          ]}
          format={shown}
          axis={(value) => format.number(Number(value) / PARTS, { maximumFractionDigits: 1, notation: 'compact' })}
        />
      </div>
    </Section>
  );
}

function Included({ metric, units }: { metric: MetricUsage; units: (text: string) => string }) {
  const { t } = useLingui();
  const share = Math.min(1, Number(metric.units) / Number(metric.included));
  return (
    <div className="flex flex-col gap-1.5">
      <Progress value={share} label={t`Of what is included`} tone={share >= 1 ? 'warning' : 'default'} />
      <p className="text-muted-foreground text-sm">
        <Trans>
          <bdi>{units(metric.included ?? '0')}</bdi> are included
        </Trans>
      </p>
    </div>
  );
}
