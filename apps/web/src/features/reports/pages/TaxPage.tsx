import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { countryName } from '#lib/countries.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { api, type RouterOutputs, trpc } from '#lib/trpc.ts';
import { PeriodPicker } from '../components/Controls.tsx';
import { FigureTable } from '../components/FigureTable.tsx';
import { type Definition, ReportPage } from '../components/ReportPage.tsx';
import { ShareBar } from '../components/ShareBar.tsx';
import { periodInput, useReportSearch } from '../hooks/use-report-search.ts';
import { useTaxCategory } from '../hooks/use-tax-category.ts';
import { byCurrency, largest } from '../lib/amounts.ts';

type Report = RouterOutputs['reports']['taxSummary'];
type Row = Report['rows'][number];

/** Net and tax of what was invoiced in a period, for the tax return. */
export function TaxPage() {
  const { search, set } = useReportSearch();
  const input = periodInput(search);
  const query = useQuery({
    ...trpc.reports.taxSummary.queryOptions(input),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <ReportPage
      title={<Trans>Tax by country and rate</Trans>}
      file="tax"
      onExport={() => api.reports.exportTaxSummary.query(input)}
      query={query}
      isEmpty={({ rows }) => rows.length === 0}
      controls={<PeriodPicker period={query.data} onChange={({ from, to }) => set({ from, to })} />}
      definitions={useDefinitions()}
    >
      {({ rows, totals }) =>
        byCurrency(rows).map((one) => (
          <TaxesOf key={one.currency} {...one} total={totals.find(({ currency }) => currency === one.currency)} />
        ))
      }
    </ReportPage>
  );
}

interface TaxesProps {
  currency: string;
  rows: readonly Row[];
  /** Each line once, however many taxes it bears. */
  total: Report['totals'][number] | undefined;
}

function TaxesOf({ currency, rows, total }: TaxesProps) {
  const { t } = useLingui();
  const format = useFormat();
  const category = useTaxCategory();
  const most = largest(rows.map((row) => row.taxMinor));
  const amount = (id: 'netMinor' | 'taxMinor', header: string) => ({
    ...{ id, header },
    cell: (row: Row) => <MoneyText amountMinor={row[id]} currency={currency} muted={row[id] === '0'} />,
  });
  const sums = (['netMinor', 'taxMinor'] as const).map((id) => (
    <MoneyText key={id} amountMinor={total?.[id] ?? '0'} currency={currency} />
  ));
  return (
    <Section title={<Trans>Tax in {currency}</Trans>} flush>
      <FigureTable
        label={t`Tax by country and rate in ${currency}`}
        rows={rows}
        rowKey={(row) => `${row.country} ${row.category} ${row.reasonCode} ${row.taxName} ${row.rate}`}
        columns={[
          {
            id: 'country',
            header: t`Country`,
            isText: true,
            cell: (row) => <bdi>{countryName(row.country, format.locale)}</bdi>,
          },
          { id: 'tax', header: t`Tax`, isText: true, cell: (row) => <bdi>{row.taxName ?? t`No tax`}</bdi> },
          {
            id: 'category',
            header: t`Category`,
            isText: true,
            cell: (row) => <bdi>{row.category === null ? '–' : category(row.category)}</bdi>,
          },
          { id: 'rate', header: t`Rate`, cell: (row) => <span className="num">{format.percent(row.rate)}</span> },
          { id: 'share', header: t`Share`, isText: true, cell: (row) => <ShareBar value={row.taxMinor} of={most} /> },
          amount('netMinor', t`Without tax`),
          amount('taxMinor', t`Tax amount`),
          { id: 'invoices', header: t`Invoices`, cell: (row) => format.number(row.invoices) },
        ]}
        footer={[t`Together`, null, null, null, null, ...sums]}
      />
    </Section>
  );
}

function useDefinitions(): Definition[] {
  const { t } = useLingui();
  return [
    {
      key: 'amounts',
      term: t`Without tax, tax amount`,
      text: t`Of the lines of invoices that were issued in the period, less credit notes of the period, paid or not. What is void counts in no period. Tax is as it was rounded on the invoices.`,
    },
    {
      key: 'country',
      term: t`Country`,
      text: t`Whose tax it is; where it is nobody's, that of the buyer as it stands on the invoice. For a one-stop-shop return take the quarter, and the rows of other countries of the Union with a tax.`,
    },
    {
      key: 'rate',
      term: t`Rate and category`,
      text: t`As they stand on the line. Sales without tax are rows of their own: exports, reverse charge, exempt clients and products. A line with several taxes stands in the row of each; together it counts once.`,
    },
  ];
}
