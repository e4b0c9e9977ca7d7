import { Trans, useLingui } from '@lingui/react/macro';
import { Chart } from '#components/chart/Chart.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { useMonthName } from '#hooks/use-month-name.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { useMonthPoints } from '../hooks/use-month-points.ts';
import { sum } from '../lib/amounts.ts';
import type { MonthOfCash } from '../lib/look-ahead.ts';
import { FigureTable } from './FigureTable.tsx';

/** What is invoiced and what comes in, month by month. */
export function CashMonths({ currency, months }: { currency: string; months: readonly MonthOfCash[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const monthName = useMonthName();
  const points = useMonthPoints()(months.map(({ month }) => month));
  const invoiced = months.map(({ invoicedMinor }) => invoicedMinor);
  const cash = months.map(({ cashMinor }) => cashMinor);
  const total = (amounts: readonly string[]) => (
    <MoneyText key={amounts === cash ? 'cash' : 'invoiced'} amountMinor={sum(amounts)} currency={currency} />
  );
  return (
    <Section title={<Trans>Cash in {currency}</Trans>} flush>
      <div className="p-4">
        <Chart
          kind="bars"
          label={t`Cash of each month. The table says it in figures.`}
          points={points}
          series={[{ id: 'cash', label: t`Cash`, tone: 'primary', values: cash }]}
          format={(value) => format.money(value, currency)}
          axis={(value) => format.shortMoney(value, currency)}
        />
      </div>
      <FigureTable
        label={t`Cash by month`}
        rows={months}
        rowKey={(row) => row.month}
        columns={[
          { id: 'month', header: t`Month`, isText: true, cell: (row) => monthName(row.month, 'long') },
          {
            id: 'invoiced',
            header: t`Invoiced`,
            cell: (row) => <MoneyText amountMinor={row.invoicedMinor} currency={currency} />,
          },
          { id: 'cash', header: t`Cash`, cell: (row) => <MoneyText amountMinor={row.cashMinor} currency={currency} /> },
        ]}
        footer={[t`Together`, total(invoiced), total(cash)]}
      />
    </Section>
  );
}
