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

type Row = RouterOutputs['reports']['revenueByGateway']['rows'][number];

/** Money that came in and went back through each gateway. */
export function GatewaysPage() {
  const { search, set } = useReportSearch();
  const input = periodInput(search);
  const query = useQuery({
    ...trpc.reports.revenueByGateway.queryOptions(input),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <ReportPage
      title={<Trans>Revenue by gateway</Trans>}
      file="revenue-by-gateway"
      onExport={() => api.reports.exportRevenueByGateway.query(input)}
      query={query}
      isEmpty={({ rows }) => rows.length === 0}
      controls={<PeriodPicker period={query.data} onChange={({ from, to }) => set({ from, to })} />}
      definitions={useDefinitions()}
    >
      {({ rows }) => byCurrency(rows).map((one) => <GatewaysOf key={one.currency} {...one} />)}
    </ReportPage>
  );
}

function GatewaysOf({ currency, rows }: { currency: string; rows: readonly Row[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const most = largest(rows.map((row) => row.netMinor));
  const amount = (id: 'receivedMinor' | 'refundedMinor' | 'netMinor', header: string) => ({
    ...{ id, header },
    cell: (row: Row) => <MoneyText amountMinor={row[id]} currency={currency} muted={row[id] === '0'} />,
  });
  const total = (id: 'receivedMinor' | 'refundedMinor' | 'netMinor') => (
    <MoneyText key={id} amountMinor={sum(rows.map((row) => row[id]))} currency={currency} />
  );
  return (
    <Section title={<Trans>Received in {currency}</Trans>} flush>
      <FigureTable
        label={t`Revenue by gateway in ${currency}`}
        rows={rows}
        rowKey={(row) => row.pluginId}
        columns={[
          {
            id: 'gateway',
            header: t`Gateway`,
            isText: true,
            cell: (row) => (row.pluginId === 'manual' ? t`By hand` : <bdi>{row.name ?? row.pluginId}</bdi>),
          },
          { id: 'share', header: t`Share`, isText: true, cell: (row) => <ShareBar value={row.netMinor} of={most} /> },
          amount('receivedMinor', t`Received`),
          { id: 'payments', header: t`Payments`, cell: (row) => format.number(row.payments) },
          amount('refundedMinor', t`Refunded`),
          { id: 'refunds', header: t`Refunds`, cell: (row) => format.number(row.refunds) },
          amount('netMinor', t`Kept`),
        ]}
        footer={[t`Together`, null, total('receivedMinor'), null, total('refundedMinor'), null, total('netMinor')]}
      />
    </Section>
  );
}

function useDefinitions(): Definition[] {
  const { t } = useLingui();
  return [
    {
      key: 'received',
      term: t`Received`,
      text: t`Payments that succeeded, tax included, on the day on which they were settled, in your time zone. Fees of the gateway are not taken off. Credit that was spent is no payment.`,
    },
    {
      key: 'refunded',
      term: t`Refunded`,
      text: t`Refunds that succeeded, on the day on which they did, whenever the payment was made.`,
    },
    { key: 'kept', term: t`Kept`, text: t`Received less refunded; below zero when more went back than came in.` },
  ];
}
