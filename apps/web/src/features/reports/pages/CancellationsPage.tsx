import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Section } from '#components/Section.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import { api, trpc } from '#lib/trpc.ts';
import { PeriodPicker } from '../components/Controls.tsx';
import { FigureTable } from '../components/FigureTable.tsx';
import { ReportPage } from '../components/ReportPage.tsx';
import { ShareBar } from '../components/ShareBar.tsx';
import { periodInput, useReportSearch } from '../hooks/use-report-search.ts';
import { largest } from '../lib/amounts.ts';

/** Why clients leave, by reason and product. */
export function CancellationsPage() {
  const { t } = useLingui();
  const format = useFormat();
  const { search, set } = useReportSearch();
  const input = periodInput(search);
  const query = useQuery({
    ...trpc.reports.cancellationReasons.queryOptions(input),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <ReportPage
      title={<Trans>Reasons to leave</Trans>}
      file="reasons-to-leave"
      onExport={() => api.reports.exportCancellationReasons.query(input)}
      query={query}
      isEmpty={({ rows }) => rows.length === 0}
      controls={<PeriodPicker period={query.data} onChange={({ from, to }) => set({ from, to })} />}
      definitions={[
        { key: 'left', term: t`Left`, text: t`Requests of the period that are done, or have a fixed day.` },
        { key: 'waiting', term: t`Waiting`, text: t`Requests that nobody has answered yet.` },
        { key: 'stayed', term: t`Stayed`, text: t`Requests that were taken back or declined.` },
      ]}
    >
      {({ rows }) => (
        <Section title={<Trans>By reason and product</Trans>} flush>
          <FigureTable
            label={t`Reasons to leave`}
            rows={rows}
            rowKey={(row) => `${row.reasonKey} ${row.productId}`}
            columns={[
              { id: 'reason', header: t`Reason`, isText: true, cell: (row) => <bdi>{row.reason ?? '–'}</bdi> },
              { id: 'product', header: t`Product`, isText: true, cell: (row) => <bdi>{row.productName ?? '–'}</bdi> },
              {
                id: 'share',
                header: t`Share`,
                isText: true,
                cell: (row) => <ShareBar value={String(row.left)} of={largest(rows.map(({ left }) => String(left)))} />,
              },
              { id: 'left', header: t`Left`, cell: (row) => format.number(row.left) },
              { id: 'waiting', header: t`Waiting`, cell: (row) => format.number(row.waiting) },
              { id: 'stayed', header: t`Stayed`, cell: (row) => format.number(row.stayed) },
            ]}
          />
        </Section>
      )}
    </ReportPage>
  );
}
