import { Trans, useLingui } from '@lingui/react/macro';
import { LEDGER_ACCOUNTS } from '@panel1/shared-types/states';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BookOpenText } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { useClientFilter } from '#components/data-table/use-client-filter.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { useTableState } from '#lib/table/use-table-state.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { Entries } from '../components/Entries.tsx';
import { JournalDownload } from '../components/JournalDownload.tsx';
import { LedgerHead } from '../components/LedgerHead.tsx';
import { useAccountName } from '../hooks/use-account-name.ts';
import { useKindName } from '../hooks/use-kind-name.ts';
import { journalFilter } from '../lib/journal-filter.ts';
import { journalTable } from '../lib/table.ts';

type Row = RouterOutputs['reports']['journal']['rows'][number];

/** What was booked, the newest first. */
export function JournalPage() {
  const { t } = useLingui();
  const accountName = useAccountName();
  const state = useTableState(journalTable);
  const filter = journalFilter(state.filters);
  const { limit, offset } = state;
  const query = useQuery({
    ...trpc.reports.journal.queryOptions({ limit, offset, filter }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <>
      <LedgerHead actions={<JournalDownload filter={filter} />} />
      <DataTable
        label={t`Journal`}
        columns={useJournalColumns()}
        state={state}
        query={query}
        rowId={(row) => row.transactionId}
        filters={[
          { id: 'from', label: t`From` },
          { id: 'to', label: t`To` },
          {
            id: 'account',
            label: t`Account`,
            options: LEDGER_ACCOUNTS.map((value) => ({ value, label: accountName(value) })),
          },
          { id: 'currency', label: t`Currency` },
          { id: 'invoice', label: t`Invoice (id)` },
          ...useClientFilter(),
        ]}
        empty={<EmptyState icon={BookOpenText} title={<Trans>Nothing is booked yet</Trans>} />}
      />
    </>
  );
}

function useJournalColumns(): Column<Row>[] {
  const { t } = useLingui();
  const kindName = useKindName();
  return [
    {
      id: 'date',
      header: t`Date`,
      card: 'end',
      cell: (row) => <DateText value={row.occurredOn} className="whitespace-nowrap" />,
    },
    { id: 'kind', header: t`What`, card: 'title', cell: (row) => kindName(row.kind) },
    {
      id: 'client',
      header: t`Client`,
      cell: (row) =>
        row.clientId === null ? (
          '–'
        ) : (
          <Link to="/admin/clients/$id" params={{ id: row.clientId }} className="hover:underline">
            <bdi>{row.clientName}</bdi>
          </Link>
        ),
    },
    { id: 'entries', header: t`Entries`, cell: (row) => <Entries entries={row.entries} /> },
  ];
}
