import { Trans, useLingui } from '@lingui/react/macro';
import { Chart } from '#components/chart/Chart.tsx';
import { Section } from '#components/Section.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import type { RouterOutputs } from '#lib/trpc.ts';
import { useMonthPoints } from '../hooks/use-month-points.ts';

export type RecurringMonth = RouterOutputs['reports']['recurringRevenue']['currencies'][number]['months'][number];

interface RecurringProps {
  currency: string;
  months: readonly RecurringMonth[];
}

/** MRR as a line, and what moved it as bars above and below zero. */
export function RecurringCharts({ currency, months }: RecurringProps) {
  const { t } = useLingui();
  const format = useFormat();
  const points = useMonthPoints()(months.map((row) => row.month));
  const money = {
    format: (value: string) => format.money(value, currency),
    axis: (value: string) => format.shortMoney(value, currency),
  };
  const moved = (move: keyof RecurringMonth['moves']) => months.map((row) => row.moves[move]);
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      <Section title={<Trans>MRR at the end of each month</Trans>}>
        <Chart
          kind="line"
          label={t`MRR at the end of each month. The table says it in figures.`}
          points={points}
          series={[{ id: 'mrr', label: t`MRR`, tone: 'primary', values: months.map((row) => row.endMinor) }]}
          {...money}
        />
      </Section>
      <Section title={<Trans>What moved it</Trans>}>
        <Chart
          kind="bars"
          label={t`New, back and more MRR above zero, less and lost MRR below. The table says it in figures.`}
          points={points}
          series={[
            { id: 'new', label: t`New`, tone: 'primary', values: moved('new') },
            { id: 'reactivation', label: t`Back`, tone: 'info', values: moved('reactivation') },
            { id: 'expansion', label: t`More`, tone: 'success', values: moved('expansion') },
            { id: 'contraction', label: t`Less`, tone: 'warning', values: moved('contraction') },
            { id: 'churn', label: t`Lost`, tone: 'danger', values: moved('churn') },
          ]}
          {...money}
        />
      </Section>
    </div>
  );
}
