import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import { api, type RouterOutputs, trpc } from '#lib/trpc.ts';
import { PeriodPicker } from '../components/Controls.tsx';
import { FigureTable } from '../components/FigureTable.tsx';
import { type Definition, ReportPage } from '../components/ReportPage.tsx';
import { ShareBar } from '../components/ShareBar.tsx';
import { periodInput, useReportSearch } from '../hooks/use-report-search.ts';
import { byCurrency, largest, sum } from '../lib/amounts.ts';

type Row = RouterOutputs['reports']['revenueByProduct']['rows'][number];

/** What was invoiced in a period for each product. */
export function ProductsPage() {
  const { search, set } = useReportSearch();
  const input = periodInput(search);
  const query = useQuery({
    ...trpc.reports.revenueByProduct.queryOptions(input),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <ReportPage
      title={<Trans>Revenue by product</Trans>}
      file="revenue-by-product"
      onExport={() => api.reports.exportRevenueByProduct.query(input)}
      query={query}
      isEmpty={({ rows }) => rows.length === 0}
      controls={<PeriodPicker period={query.data} onChange={({ from, to }) => set({ from, to })} />}
      definitions={useDefinitions()}
    >
      {({ rows }) => byCurrency(rows).map((one) => <ProductsOf key={one.currency} {...one} />)}
    </ReportPage>
  );
}

function ProductsOf({ currency, rows }: { currency: string; rows: readonly Row[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const most = largest(rows.map((row) => row.netMinor));
  return (
    <Section title={<Trans>Invoiced in {currency}</Trans>} flush>
      <FigureTable
        label={t`Revenue by product in ${currency}`}
        rows={rows}
        rowKey={(row) => row.productId ?? 'none'}
        columns={[
          { id: 'product', header: t`Product`, isText: true, cell: (row) => <ProductName row={row} /> },
          { id: 'share', header: t`Share`, isText: true, cell: (row) => <ShareBar value={row.netMinor} of={most} /> },
          {
            id: 'net',
            header: t`Without tax`,
            cell: (row) => <MoneyText amountMinor={row.netMinor} currency={currency} />,
          },
          { id: 'invoices', header: t`Invoices`, cell: (row) => format.number(row.invoices) },
          { id: 'clients', header: t`Clients`, cell: (row) => format.number(row.clients) },
        ]}
        footer={[
          t`Together`,
          null,
          <MoneyText key="sum" amountMinor={sum(rows.map((row) => row.netMinor))} currency={currency} />,
        ]}
      />
    </Section>
  );
}

function ProductName({ row }: { row: Row }) {
  if (row.productId === null) return <Trans>No product</Trans>;
  return row.productName === null ? <Trans>A deleted product</Trans> : <bdi>{row.productName}</bdi>;
}

function useDefinitions(): Definition[] {
  const { t } = useLingui();
  return [
    {
      key: 'net',
      term: t`Without tax`,
      text: t`Lines of the invoices that were issued in the period, after discounts, less credit notes of the period. What is void counts in no period, whenever it was issued. Paid or not makes no difference.`,
    },
    {
      key: 'product',
      term: t`Product`,
      text: t`What the line bills: of a change of plan the new product is charged and the old one given back. Lines that belong to no subscription have no product.`,
    },
    {
      key: 'ledger',
      term: t`Beside the ledger`,
      text: t`The ledger takes a void back on the day on which it was voided, this report on the day of the invoice.`,
    },
  ];
}
