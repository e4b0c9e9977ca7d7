import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Landmark } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { useTableState } from '#lib/table/use-table-state.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { CsvFormats } from '../components/CsvFormats.tsx';
import { ImportSection } from '../components/ImportSection.tsx';
import { statementTable } from '../lib/table.ts';

type Row = RouterOutputs['banking']['statements']['rows'][number];

export function StatementListPage() {
  const { t } = useLingui();
  const state = useTableState(statementTable);
  const query = useQuery({
    ...trpc.banking.statements.queryOptions({ limit: state.limit, offset: state.offset }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title={<Trans>Bank statements</Trans>}
        description={<Trans>Import what your bank tells, and book what came in to the invoices it is for.</Trans>}
      />
      <div className="mb-6 grid gap-6 lg:grid-cols-2">
        <ImportSection />
        <CsvFormats />
      </div>
      <DataTable
        label={t`Bank statements`}
        columns={useStatementColumns()}
        state={state}
        query={query}
        rowId={(row) => row.id}
        rowHref={(row) => `/admin/bank-statements/${row.id}`}
        empty={
          <EmptyState icon={Landmark} title={<Trans>No statement yet</Trans>}>
            <Trans>Import the first file of your bank above.</Trans>
          </EmptyState>
        }
      />
    </>
  );
}

function useStatementColumns(): Column<Row>[] {
  const { t } = useLingui();
  return [
    {
      id: 'account',
      header: t`Account`,
      card: 'title',
      cell: (row) => (
        <>
          <bdi dir="ltr" className="num">
            {row.account}
          </bdi>
          <span className="block text-muted-foreground text-xs">
            <bdi>{row.fileName}</bdi>
          </span>
        </>
      ),
    },
    {
      id: 'period',
      header: t`Period`,
      cell: (row) =>
        row.fromOn === null || row.toOn === null ? (
          '–'
        ) : (
          <>
            <DateText value={row.fromOn} /> – <DateText value={row.toOn} />
          </>
        ),
    },
    { id: 'lines', header: t`Entries`, align: 'end', cell: (row) => <span className="num">{row.lines}</span> },
    {
      id: 'open',
      header: t`To decide`,
      align: 'end',
      card: 'end',
      cell: (row) =>
        row.open === 0 ? <Badge tone="success">{t`Done`}</Badge> : <Badge tone="warning">{row.open}</Badge>,
    },
    {
      id: 'closing',
      header: t`Closing balance`,
      align: 'end',
      cell: (row) => (row.closing === null ? '–' : <MoneyText {...row.closing} />),
    },
    { id: 'createdAt', header: t`Imported`, cell: (row) => <DateText value={row.createdAt} style="datetime" /> },
    { id: 'by', header: t`By`, hidden: true, cell: (row) => <bdi>{row.importedByName}</bdi> },
  ];
}
