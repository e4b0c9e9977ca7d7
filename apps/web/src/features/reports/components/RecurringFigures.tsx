import { Trans, useLingui } from '@lingui/react/macro';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { useMonthName } from '#hooks/use-month-name.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { FigureTable } from './FigureTable.tsx';
import type { RecurringMonth } from './RecurringCharts.tsx';

interface RecurringProps {
  currency: string;
  months: readonly RecurringMonth[];
}

/** The same as tables: amounts, then clients and rates. */
export function RecurringFigures({ currency, months }: RecurringProps) {
  const { t } = useLingui();
  const monthName = useMonthName();
  const latestFirst = months.toReversed();
  const month = {
    id: 'month',
    header: t`Month`,
    isText: true,
    cell: (row: RecurringMonth) => monthName(row.month, 'long'),
  };
  const amount = (id: string, header: string, of: (row: RecurringMonth) => string) => ({
    ...{ id, header },
    cell: (row: RecurringMonth) => <MoneyText amountMinor={of(row)} currency={currency} muted={of(row) === '0'} />,
  });
  return (
    <>
      <Section title={<Trans>Amounts</Trans>} flush>
        <FigureTable
          label={t`Recurring revenue by month`}
          rows={latestFirst}
          rowKey={(row) => row.month}
          columns={[
            month,
            amount('start', t`At the start`, (row) => row.startMinor),
            amount('new', t`New`, (row) => row.moves.new),
            amount('back', t`Back`, (row) => row.moves.reactivation),
            amount('more', t`More`, (row) => row.moves.expansion),
            amount('less', t`Less`, (row) => row.moves.contraction),
            amount('lost', t`Lost`, (row) => row.moves.churn),
            amount('end', t`MRR`, (row) => row.endMinor),
            amount('arr', t`ARR`, (row) => row.annualMinor),
          ]}
        />
      </Section>
      <Section title={<Trans>Clients and churn</Trans>} flush>
        <FigureTable
          label={t`Clients and churn by month`}
          rows={latestFirst}
          rowKey={(row) => row.month}
          columns={[month, ...useClientColumns()]}
        />
      </Section>
    </>
  );
}

function useClientColumns() {
  const { t } = useLingui();
  const format = useFormat();
  const count = (id: keyof RecurringMonth['clients'], header: string) => ({
    ...{ id, header },
    cell: (row: RecurringMonth) => <span className="num">{format.number(row.clients[id])}</span>,
  });
  const rate = (id: 'clientChurn' | 'revenueChurn' | 'netRetention', header: string) => ({
    ...{ id, header },
    cell: (row: RecurringMonth) => {
      const share = row[id];
      return <span className="num">{share === null ? '–' : format.percent(share)}</span>;
    },
  });
  return [
    count('start', t`At the start`),
    count('new', t`New`),
    count('reactivation', t`Back`),
    count('churn', t`Lost`),
    count('end', t`At the end`),
    rate('clientChurn', t`Client churn`),
    rate('revenueChurn', t`Revenue churn`),
    rate('netRetention', t`Revenue kept`),
  ];
}
