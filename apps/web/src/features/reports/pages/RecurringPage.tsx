import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, trpc } from '#lib/trpc.ts';
import { CurrencyPicker, MonthsPicker } from '../components/Controls.tsx';
import { RecurringCharts } from '../components/RecurringCharts.tsx';
import { RecurringFigures } from '../components/RecurringFigures.tsx';
import { type Definition, ReportPage } from '../components/ReportPage.tsx';
import { useCurrency } from '../hooks/use-currency.ts';
import { monthsInput, useReportSearch } from '../hooks/use-report-search.ts';

/** MRR and ARR, how clients moved them month by month, and churn. */
export function RecurringPage() {
  const { search, set } = useReportSearch();
  const input = monthsInput(search);
  const query = useQuery({
    ...trpc.reports.recurringRevenue.queryOptions(input),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const currencies = query.data?.currencies.map((one) => one.currency) ?? [];
  const currency = useCurrency(currencies);
  const shown = query.data?.currencies.find((one) => one.currency === currency);
  return (
    <ReportPage
      title={<Trans>Recurring revenue</Trans>}
      file="recurring-revenue"
      onExport={() => api.reports.exportRecurringRevenue.query(input)}
      query={query}
      isEmpty={() => shown === undefined}
      controls={
        <>
          <MonthsPicker value={input.months} onChange={(months) => set({ months })} />
          <CurrencyPicker currencies={currencies} value={currency} onChange={(chosen) => set({ currency: chosen })} />
        </>
      }
      definitions={useDefinitions(query.data?.isTaxInclusive ?? false)}
    >
      {() =>
        shown === undefined ? null : (
          <>
            <RecurringCharts currency={shown.currency} months={shown.months} />
            <RecurringFigures currency={shown.currency} months={shown.months} />
          </>
        )
      }
    </ReportPage>
  );
}

function useDefinitions(isTaxInclusive: boolean): Definition[] {
  const { t } = useLingui();
  return [
    {
      key: 'mrr',
      term: t`MRR`,
      text: isTaxInclusive
        ? t`What active and overdue subscriptions cost per month at the end of a month, at the price in force then: a yearly price counts with a twelfth. With tax, as your prices include it. Coupons that last are taken off. Trials, paused and one-off purchases, usage and discounts on single invoices do not count. The present month is as it is now.`
        : t`What active and overdue subscriptions cost per month at the end of a month, at the price in force then: a yearly price counts with a twelfth. Without tax. Coupons that last are taken off. Trials, paused and one-off purchases, usage and discounts on single invoices do not count. The present month is as it is now.`,
    },
    { key: 'arr', term: t`ARR`, text: t`Twelve times the MRR, from the sum before it is rounded.` },
    {
      key: 'new',
      term: t`New, back`,
      text: t`New is the MRR of clients who had no subscription with a price before in this currency, back that of clients who had some, had none at the end of a month, and have some again.`,
    },
    {
      key: 'expansion',
      term: t`More, less`,
      text: t`By how much the MRR of clients who had some before and after the month went up or down: other plans, quantities and prices, coupons that begin or run out, further subscriptions, and some of several that ended. Per client, so that a swap of plans at the same price is no movement.`,
    },
    {
      key: 'churn',
      term: t`Lost`,
      text: t`MRR of clients who had subscriptions with a price at the end of the month before and have none at the end of this one. Who comes and goes within one month is not seen.`,
    },
    {
      key: 'rates',
      term: t`Churn rates`,
      text: t`Client churn: clients lost, of those at the start of the month. Revenue churn: MRR lost and gone down, of that at the start. Kept: what the clients of the start still bring, with what they bring more; over 100 % they made up for the losses.`,
    },
    {
      key: 'months',
      term: t`Months`,
      text: t`Calendar months of your time zone. Currencies are never added up.`,
    },
  ];
}
