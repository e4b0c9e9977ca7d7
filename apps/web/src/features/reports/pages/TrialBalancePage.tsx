import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import { CsvButton } from '#components/CsvButton.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { api, type RouterOutputs, trpc } from '#lib/trpc.ts';
import { DayPicker } from '../components/Controls.tsx';
import { FigureTable } from '../components/FigureTable.tsx';
import { LedgerHead } from '../components/LedgerHead.tsx';
import { type Definition, Definitions } from '../components/ReportPage.tsx';
import { useAccountName } from '../hooks/use-account-name.ts';
import { dayInput, useReportSearch } from '../hooks/use-report-search.ts';

type Balance = RouterOutputs['reports']['trialBalance'];

/** Every account at the end of a day. */
export function TrialBalancePage() {
  const { t } = useLingui();
  const { search, set } = useReportSearch();
  const input = dayInput(search);
  const query = useQuery({
    ...trpc.reports.trialBalance.queryOptions(input),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <>
      <LedgerHead
        actions={
          <CsvButton
            variant="outline"
            name="trial-balance"
            title={t`Download the trial balance as CSV`}
            onExport={() => api.reports.exportTrialBalance.query(input)}
          />
        }
      />
      <div className="flex flex-col gap-4">
        {query.data === undefined ? (
          <Waiting query={query} />
        ) : (
          <Balances balance={query.data} onDay={(on) => set({ on })} />
        )}
        <Definitions definitions={useDefinitions()} />
      </div>
    </>
  );
}

function Waiting({ query }: { query: { error: unknown; refetch: () => unknown } }) {
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton aria-busy="true" className="h-72" />;
}

function Balances({ balance, onDay }: { balance: Balance; onDay: (day: string) => void }) {
  return (
    <>
      <div className="no-print">
        <DayPicker label={<Trans>At the end of</Trans>} value={balance.on} onChange={onDay} />
      </div>
      {balance.currencies.length === 0 ? (
        <EmptyState icon={Scale} title={<Trans>Nothing is booked by then</Trans>} />
      ) : (
        balance.currencies.map((one) => <AccountsIn key={one.currency} of={one} />)
      )}
    </>
  );
}

function AccountsIn({ of: { currency, accounts, totals } }: { of: Balance['currencies'][number] }) {
  const { t } = useLingui();
  const accountName = useAccountName();
  const money = (amountMinor: string) => (
    <MoneyText amountMinor={amountMinor} currency={currency} muted={amountMinor === '0'} />
  );
  return (
    <Section title={<Trans>Accounts in {currency}</Trans>} flush>
      <FigureTable
        label={t`Trial balance in ${currency}`}
        rows={accounts}
        rowKey={(row) => row.account}
        columns={[
          { id: 'number', header: t`Number`, isText: true, cell: (row) => <bdi className="num">{row.number}</bdi> },
          { id: 'account', header: t`Account`, isText: true, cell: (row) => accountName(row.account) },
          { id: 'debit', header: t`Debit`, cell: (row) => money(row.debitMinor) },
          { id: 'credit', header: t`Credit`, cell: (row) => money(row.creditMinor) },
          { id: 'balance', header: t`Balance`, cell: (row) => money(row.balanceMinor) },
        ]}
        footer={[null, t`Together`, money(totals.debitMinor), money(totals.creditMinor), money(totals.balanceMinor)]}
      />
    </Section>
  );
}

function useDefinitions(): Definition[] {
  const { t } = useLingui();
  return [
    {
      key: 'balance',
      term: t`Balance`,
      text: t`All debits of an account less all its credits up to and with the day. What others owe you and what you spend is above zero, what you owe and earn below. In each currency the balances sum to zero; if they do not, see Health.`,
    },
    {
      key: 'day',
      term: t`Day`,
      text: t`The day on which something was booked, in your time zone. Nothing is ever changed afterwards: corrections are bookings of their own.`,
    },
  ];
}
