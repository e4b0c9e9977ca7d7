import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Chart } from '#components/chart/Chart.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { useMonthName } from '#hooks/use-month-name.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { api, type RouterOutputs, trpc } from '#lib/trpc.ts';
import { FigureTable } from '../components/FigureTable.tsx';
import { type Definition, ReportPage } from '../components/ReportPage.tsx';
import { useMonthPoints } from '../hooks/use-month-points.ts';
import { sum } from '../lib/amounts.ts';

type Forecast = RouterOutputs['reports']['forecast'];

/** What renews in the next twelve months, by the dates of the subscriptions. */
export function ForecastPage() {
  const query = useQuery({ ...trpc.reports.forecast.queryOptions({}), staleTime: 60_000 });
  return (
    <ReportPage
      title={<Trans>Forecast of renewals</Trans>}
      file="forecast"
      onExport={() => api.reports.exportForecast.query({})}
      query={query}
      isEmpty={({ currencies }) => currencies.length === 0}
      definitions={useDefinitions(query.data?.isTaxInclusive ?? false)}
    >
      {({ months, currencies }) => currencies.map((one) => <ForecastIn key={one.currency} months={months} of={one} />)}
    </ReportPage>
  );
}

function ForecastIn({ months, of }: { months: readonly string[]; of: Forecast['currencies'][number] }) {
  const { t } = useLingui();
  const format = useFormat();
  const monthName = useMonthName();
  const points = useMonthPoints()(months);
  const { currency } = of;
  const amounts = of.months.map((month) => month.amountMinor);
  const usage = of.months.map((month) => month.usageMinor);
  const hasUsage = usage.some((minor) => minor !== '0');
  const renewals = of.months.reduce((total, month) => total + month.renewals, 0);
  return (
    <Section title={<Trans>Renewals in {currency}</Trans>} flush>
      <div className="p-4">
        <Chart
          kind="bars"
          label={t`Renewals of each month. The table says it in figures.`}
          points={points}
          series={[
            { id: 'renewals', label: t`Renewals`, tone: 'primary', values: amounts },
            ...(hasUsage ? [{ id: 'usage', label: t`Usage, estimated`, tone: 'info' as const, values: usage }] : []),
          ]}
          format={(value) => format.money(value, currency)}
          axis={(value) => format.shortMoney(value, currency)}
        />
      </div>
      <FigureTable
        label={t`Renewals by month`}
        rows={months.map((month, at) => ({ month, ...of.months[at] }))}
        rowKey={(row) => row.month}
        columns={[
          { id: 'month', header: t`Month`, isText: true, cell: (row) => monthName(row.month, 'long') },
          { id: 'renewals', header: t`Renewals`, cell: (row) => format.number(row.renewals ?? 0) },
          {
            id: 'amount',
            header: t`Amount`,
            cell: (row) => <MoneyText amountMinor={row.amountMinor ?? '0'} currency={currency} />,
          },
          ...(hasUsage
            ? [
                {
                  id: 'usage',
                  header: t`Usage, estimated`,
                  cell: (row: { usageMinor?: string }) => (
                    <MoneyText amountMinor={row.usageMinor ?? '0'} currency={currency} />
                  ),
                },
              ]
            : []),
        ]}
        footer={[
          t`Together`,
          format.number(renewals),
          <MoneyText key="sum" amountMinor={sum(amounts)} currency={currency} />,
          ...(hasUsage ? [<MoneyText key="usage" amountMinor={sum(usage)} currency={currency} />] : []),
        ]}
      />
    </Section>
  );
}

function useDefinitions(isTaxInclusive: boolean): Definition[] {
  const { t } = useLingui();
  return [
    {
      key: 'amount',
      term: t`Amount`,
      text: isTaxInclusive
        ? t`Prices of the periods that begin in the month and are not invoiced yet, at what is agreed for them: a planned change of plan counts with its price and dates. With tax, as your prices include it. Nothing is assumed of clients who may leave or come.`
        : t`Prices of the periods that begin in the month and are not invoiced yet, at what is agreed for them: a planned change of plan counts with its price and dates. Without tax. Nothing is assumed of clients who may leave or come.`,
    },
    {
      key: 'usage',
      term: t`Usage, estimated`,
      text: t`What usage of running subscriptions was billed per month on average of the last three whole months, after coupons. Nobody has agreed to it: it goes on as it did.`,
    },
    {
      key: 'renewals',
      term: t`Renewals`,
      text: t`Of active and overdue subscriptions; what is cancelled to the end of its period does not renew. What should have been invoiced before stands in the first month.`,
    },
  ];
}
