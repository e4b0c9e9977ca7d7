import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Chart } from '#components/chart/Chart.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { api, type RouterOutputs, trpc } from '#lib/trpc.ts';
import { AgingInvoices } from '../components/AgingInvoices.tsx';
import { FigureTable } from '../components/FigureTable.tsx';
import { type Definition, ReportPage } from '../components/ReportPage.tsx';
import { useAgeName } from '../hooks/use-age-name.ts';
import { sum } from '../lib/amounts.ts';
import { agingTable } from '../lib/table.ts';

type Currency = RouterOutputs['reports']['aging']['currencies'][number];

/** What clients owe, by how long it is overdue, and the invoices behind each figure. */
export function AgingPage() {
  const query = useQuery({ ...trpc.reports.aging.queryOptions({}), staleTime: 60_000 });
  return (
    <ReportPage
      title={<Trans>Aging of receivables</Trans>}
      file="aging"
      onExport={() => api.reports.exportAging.query({})}
      query={query}
      isEmpty={({ currencies }) => currencies.length === 0}
      definitions={useDefinitions()}
    >
      {({ currencies }) => (
        <>
          {currencies.map((one) => (
            <AgesOf key={one.currency} of={one} />
          ))}
          <AgingInvoices />
        </>
      )}
    </ReportPage>
  );
}

function AgesOf({ of: { currency, ages } }: { of: Currency }) {
  const { t } = useLingui();
  const format = useFormat();
  const ageName = useAgeName();
  const state = useTableState(agingTable);
  return (
    <Section title={<Trans>Open in {currency}</Trans>} flush>
      <div className="p-4">
        <Chart
          kind="bars"
          label={t`What is open by how long it is overdue. The table says it in figures.`}
          points={ages.map(({ age }) => ({ key: age, label: ageName(age, 'short'), title: ageName(age, 'long') }))}
          series={[{ id: 'open', label: t`Open`, tone: 'primary', values: ages.map((row) => row.amountMinor) }]}
          format={(value) => format.money(value, currency)}
          axis={(value) => format.shortMoney(value, currency)}
        />
      </div>
      <FigureTable
        label={t`Open invoices by age`}
        rows={ages}
        rowKey={(row) => row.age}
        columns={[
          {
            id: 'age',
            header: t`Overdue`,
            isText: true,
            cell: (row) =>
              row.invoices === 0 ? (
                ageName(row.age, 'long')
              ) : (
                <button
                  type="button"
                  className="min-h-6 text-start underline underline-offset-4"
                  onClick={() => state.setFilters({ age: row.age, currency })}
                >
                  {ageName(row.age, 'long')}
                </button>
              ),
          },
          { id: 'invoices', header: t`Invoices`, cell: (row) => format.number(row.invoices) },
          { id: 'clients', header: t`Clients`, cell: (row) => format.number(row.clients) },
          {
            id: 'open',
            header: t`Open`,
            cell: (row) => <MoneyText amountMinor={row.amountMinor} currency={currency} muted={row.invoices === 0} />,
          },
        ]}
        footer={[
          t`Together`,
          format.number(ages.reduce((total, row) => total + row.invoices, 0)),
          null,
          <MoneyText key="sum" amountMinor={sum(ages.map((row) => row.amountMinor))} currency={currency} />,
        ]}
      />
    </Section>
  );
}

function useDefinitions(): Definition[] {
  const { t } = useLingui();
  return [
    {
      key: 'open',
      term: t`Open`,
      text: t`What is still to be paid of issued invoices today, tax included: the total less payments, credit and credit notes; what was refunded or is disputed is open again. Drafts, pro formas, void and written-off invoices owe nothing.`,
    },
    {
      key: 'overdue',
      term: t`Overdue`,
      text: t`Whole days since the due date, in your time zone. An invoice that is due today is not overdue yet.`,
    },
  ];
}
