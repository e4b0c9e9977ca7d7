import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ChartColumn } from 'lucide-react';
import type { ReactNode } from 'react';
import { CsvButton } from '#components/CsvButton.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { Section } from '#components/Section.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { CsvFile } from '#lib/csv.ts';

export interface Definition {
  key: string;
  term: ReactNode;
  /** What counts and what does not. */
  text: ReactNode;
}

export interface ReportPageProps<T> {
  title: ReactNode;
  /** Name of the CSV file. */
  file: string;
  onExport: () => Promise<CsvFile>;
  /** Period, day, months, currency. */
  controls?: ReactNode;
  query: { data: T | undefined; error: unknown; refetch: () => unknown };
  isEmpty: (data: T) => boolean;
  definitions: readonly Definition[];
  children: (data: T) => ReactNode;
}

/** The frame of a report: what it is of, its figures, and what each of them means. */
export function ReportPage<T>(props: ReportPageProps<T>) {
  const { title, file, onExport, controls, query, isEmpty, definitions, children } = props;
  const { t } = useLingui();
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          {
            key: 'reports',
            content: (
              <Link to="/admin/reports">
                <Trans>Reports</Trans>
              </Link>
            ),
          },
        ]}
        actions={<CsvButton variant="outline" name={file} title={t`Download this report as CSV`} onExport={onExport} />}
      />
      {controls === undefined ? null : <div className="no-print mb-4 flex flex-wrap items-end gap-3">{controls}</div>}
      <div className="flex flex-col gap-4">
        <Content query={query} isEmpty={isEmpty}>
          {children}
        </Content>
        <Definitions definitions={definitions} />
      </div>
    </>
  );
}

function Content<T>({ query, isEmpty, children }: Pick<ReportPageProps<T>, 'query' | 'isEmpty' | 'children'>) {
  if (query.data !== undefined) return isEmpty(query.data) ? <Nothing /> : children(query.data);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div aria-busy="true" className="flex flex-col gap-4">
      <Skeleton className="h-64" />
      <Skeleton className="h-64" />
    </div>
  );
}

function Nothing() {
  return <EmptyState icon={ChartColumn} title={<Trans>Nothing to report here yet</Trans>} />;
}

export function Definitions({ definitions }: { definitions: readonly Definition[] }) {
  return (
    <Section title={<Trans>What the figures mean</Trans>}>
      <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[12rem_minmax(0,1fr)]">
        {definitions.map(({ key, term, text }) => (
          <div key={key} className="contents">
            <dt className="font-medium">{term}</dt>
            <dd className="max-w-prose text-muted-foreground max-sm:-mt-2">{text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
