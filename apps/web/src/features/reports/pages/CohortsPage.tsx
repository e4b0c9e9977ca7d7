import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Chart } from '#components/chart/Chart.tsx';
import { Section } from '#components/Section.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import { api, trpc } from '#lib/trpc.ts';
import { type Cohort, CohortTable } from '../components/CohortTable.tsx';
import { CurrencyPicker, MonthsPicker } from '../components/Controls.tsx';
import { type Definition, ReportPage } from '../components/ReportPage.tsx';
import { useCurrency } from '../hooks/use-currency.ts';
import { monthsInput, useReportSearch } from '../hooks/use-report-search.ts';
import { averageKept } from '../lib/average-kept.ts';

/** How long clients stay, by the month in which they first paid. */
export function CohortsPage() {
  const { search, set } = useReportSearch();
  const input = monthsInput(search);
  const query = useQuery({
    ...trpc.reports.cohorts.queryOptions(input),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const currencies = query.data?.currencies.map((one) => one.currency) ?? [];
  const currency = useCurrency(currencies);
  const shown = query.data?.currencies.find((one) => one.currency === currency);
  return (
    <ReportPage
      title={<Trans>Cohorts</Trans>}
      file="cohorts"
      onExport={() => api.reports.exportCohorts.query(input)}
      query={query}
      isEmpty={() => shown === undefined}
      controls={
        <>
          <MonthsPicker value={input.months} onChange={(months) => set({ months })} />
          <CurrencyPicker currencies={currencies} value={currency} onChange={(chosen) => set({ currency: chosen })} />
        </>
      }
      definitions={useDefinitions()}
    >
      {() => (shown === undefined ? null : <Cohorts currency={shown.currency} cohorts={shown.cohorts} />)}
    </ReportPage>
  );
}

function Cohorts({ currency, cohorts }: { currency: string; cohorts: readonly Cohort[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const kept = averageKept(cohorts);
  const percent = (value: string) => format.percent(String(Number(value) / 10_000));
  return (
    <>
      <Section title={<Trans>Clients left, all cohorts together</Trans>}>
        <Chart
          kind="line"
          label={t`Share of clients left after each month since their first payment. The table says it in figures.`}
          points={kept.map((_, age) => ({
            key: String(age),
            label: format.number(age),
            title: t`Months since the first payment: ${format.number(age)}`,
          }))}
          series={[{ id: 'kept', label: t`Clients left`, tone: 'primary', values: kept }]}
          format={percent}
        />
      </Section>
      <Section title={<Trans>Clients left of each cohort</Trans>} flush>
        <CohortTable label={t`Clients left by months since the first payment`} cohorts={cohorts} of="clients" />
      </Section>
      <Section title={<Trans>Revenue kept of each cohort</Trans>} flush>
        <CohortTable
          label={t`Revenue kept by months since the first payment`}
          cohorts={cohorts}
          of="revenue"
          currency={currency}
        />
      </Section>
    </>
  );
}

function useDefinitions(): Definition[] {
  const { t } = useLingui();
  return [
    {
      key: 'cohort',
      term: t`Cohort`,
      text: t`Clients who paid something for the first time in a month and have ever had a subscription with a price. Who never paid, or only bought once, is in none.`,
    },
    {
      key: 'left',
      term: t`Clients left`,
      text: t`Clients of the cohort with MRR at the end of the month that is so many months after that of the first payment; who comes back counts again.`,
    },
    {
      key: 'kept',
      term: t`Revenue kept`,
      text: t`MRR of the cohort at the end of that month, of its MRR at the end of the first one; over 100 % the clients who stayed bring more than all did at first.`,
    },
    {
      key: 'all',
      term: t`All cohorts together`,
      text: t`Of the clients of all cohorts that are old enough, the share that is left.`,
    },
  ];
}
