import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Chart } from '#components/chart/Chart.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { useMonthName } from '#hooks/use-month-name.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { api, type RouterOutputs, trpc } from '#lib/trpc.ts';
import { DayPicker } from '../components/Controls.tsx';
import { FigureTable } from '../components/FigureTable.tsx';
import { type Definition, ReportPage } from '../components/ReportPage.tsx';
import { useMonthPoints } from '../hooks/use-month-points.ts';
import { dayInput, useReportSearch } from '../hooks/use-report-search.ts';

type Deferred = RouterOutputs['reports']['deferredRevenue'];

/** What is invoiced for time still to come. */
export function DeferredPage() {
  const { search, set } = useReportSearch();
  const input = dayInput(search);
  const query = useQuery({
    ...trpc.reports.deferredRevenue.queryOptions(input),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <ReportPage
      title={<Trans>Deferred revenue</Trans>}
      file="deferred-revenue"
      onExport={() => api.reports.exportDeferredRevenue.query(input)}
      query={query}
      isEmpty={({ currencies }) => currencies.length === 0}
      controls={
        query.data === undefined ? null : (
          <DayPicker label={<Trans>At the end of</Trans>} value={query.data.on} onChange={(on) => set({ on })} />
        )
      }
      definitions={useDefinitions()}
    >
      {({ months, currencies }) => currencies.map((one) => <DeferredIn key={one.currency} months={months} of={one} />)}
    </ReportPage>
  );
}

function DeferredIn({ months, of }: { months: readonly string[]; of: Deferred['currencies'][number] }) {
  const { t } = useLingui();
  const format = useFormat();
  const monthName = useMonthName();
  const points = useMonthPoints()(months);
  const { currency, totalMinor, amounts } = of;
  return (
    <Section title={<Trans>Still to be earned in {currency}</Trans>} flush>
      <div className="p-4">
        <Chart
          kind="bars"
          label={t`Deferred revenue by the month that earns it. The table says it in figures.`}
          points={points}
          series={[{ id: 'deferred', label: t`Earned then`, tone: 'primary', values: amounts }]}
          format={(value) => format.money(value, currency)}
          axis={(value) => format.shortMoney(value, currency)}
        />
      </div>
      <FigureTable
        label={t`Deferred revenue by month`}
        rows={months.map((month, at) => ({ month, amountMinor: amounts[at] ?? '0' }))}
        rowKey={(row) => row.month}
        columns={[
          { id: 'month', header: t`Month`, isText: true, cell: (row) => monthName(row.month, 'long') },
          {
            id: 'amount',
            header: t`Earned then`,
            cell: (row) => <MoneyText amountMinor={row.amountMinor} currency={currency} />,
          },
        ]}
        footer={[t`Together`, <MoneyText key="sum" amountMinor={totalMinor} currency={currency} />]}
      />
    </Section>
  );
}

function useDefinitions(): Definition[] {
  const { t } = useLingui();
  return [
    {
      key: 'deferred',
      term: t`Deferred revenue`,
      text: t`Of each line that bills time on invoices that were issued by the end of the day, the share of its days after that day, without tax, less what credit notes gave back. Paid or not makes no difference; orders that nobody has paid yet have no time and do not count. Everything else is earned on the invoice's day, and invoices that were void by the end of the day count for nothing.`,
    },
    {
      key: 'month',
      term: t`Earned then`,
      text: t`The days of the line's period in that month, of all its days. Each part is the difference of two rounded sums, so that the parts of a line add up to it.`,
    },
  ];
}
