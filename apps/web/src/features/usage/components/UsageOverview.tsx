import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { DateText } from '#components/DateText.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Card, CardContent } from '#components/ui/card.tsx';
import { dayBefore } from '#lib/format/day-before.ts';
import { useFormat } from '#lib/format/use-format.ts';
import type { Overview } from '../lib/usage.ts';
import { CapCard } from './CapCard.tsx';
import { MetricCard } from './MetricCard.tsx';

/** The usage of the period that runs: sums, each metric, and the spend cap. */
export function UsageOverview({ overview }: { overview: Overview }) {
  const format = useFormat();
  const { current, nextBillingOn } = overview;
  if (current === null)
    return (
      <p className="text-muted-foreground text-sm">
        <Trans>Nothing is measured in the current period.</Trans>
      </p>
    );
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        <Figure label={<Trans>Cost so far</Trans>} value={<MoneyText {...current.cost} />} />
        <Figure
          label={<Trans>Expected for the period</Trans>}
          value={<MoneyText {...current.forecast} />}
          hint={<Trans>if usage goes on as it did</Trans>}
        />
        <Figure
          label={<Trans>Period</Trans>}
          value={
            <>
              <DateText value={current.period.start} /> – <DateText value={dayBefore(current.period.end)} />
            </>
          }
          hint={<Trans>{format.number(current.elapsedPercent)} % have passed</Trans>}
        />
        <Figure
          label={<Trans>Billed from</Trans>}
          value={nextBillingOn === null ? '–' : <DateText value={nextBillingOn} />}
          hint={
            current.minimum === null ? undefined : (
              <Trans>
                at least <MoneyText {...current.minimum} />, the fixed price included
              </Trans>
            )
          }
        />
      </div>
      {current.metrics.map((metric) => (
        <MetricCard key={metric.key} metric={metric} current={current} />
      ))}
      <CapCard overview={overview} />
    </div>
  );
}

function Figure({ label, value, hint }: { label: ReactNode; value: ReactNode; hint?: ReactNode }) {
  return (
    <Card>
      <CardContent className="flex flex-col gap-1">
        <span className="text-muted-foreground text-sm">{label}</span>
        <span className="font-semibold text-lg">{value}</span>
        {hint === undefined ? null : <span className="text-muted-foreground text-sm">{hint}</span>}
      </CardContent>
    </Card>
  );
}
