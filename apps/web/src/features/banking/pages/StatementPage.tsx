import { Trans, useLingui } from '@lingui/react/macro';
import { BANK_LINE_STATUSES } from '@panel1/shared-types/states';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CheckCheck, Landmark } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { oneOf } from '#lib/one-of.ts';
import { useParam } from '#lib/routing/use-params.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { trpc } from '#lib/trpc.ts';
import { LineDecision } from '../components/LineDecision.tsx';
import { type BankLine, LINE_STATUS, refreshBanking } from '../lib/bank-line.ts';
import { lineTable } from '../lib/table.ts';

export function StatementPage() {
  const { t } = useLingui();
  const statementId = useParam('id');
  const state = useTableState(lineTable);
  const status = oneOf(BANK_LINE_STATUSES, state.filters['status']);
  const statement = useQuery(trpc.banking.statement.queryOptions({ statementId }));
  const query = useQuery({
    ...trpc.banking.lines.queryOptions({
      ...{ statementId, limit: state.limit, offset: state.offset },
      filter: status === undefined ? {} : { status },
    }),
    placeholderData: keepPreviousData,
  });
  const labels = useStatusOptions(BANK_LINE_STATUSES.map((one) => LINE_STATUS[one]));
  if (statement.error) return <ErrorState error={statement.error} onRetry={() => void statement.refetch()} />;
  return (
    <>
      <PageHeader
        title={<Trans>Bank statement</Trans>}
        description={
          <bdi dir="ltr" className="num">
            {statement.data?.account} {statement.data?.statementRef}
          </bdi>
        }
        crumbs={[
          {
            key: 'list',
            content: (
              <Link to="/admin/bank-statements">
                <Trans>Bank statements</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <bdi>{statement.data?.fileName}</bdi> },
        ]}
        actions={<ConfirmCertain statementId={statementId} />}
      />
      <DataTable
        label={t`Entries`}
        columns={useLineColumns()}
        state={state}
        query={query}
        rowId={(row) => row.id}
        filters={[
          {
            id: 'status',
            label: t`State`,
            options: BANK_LINE_STATUSES.map((value, at) => ({ value, label: labels[at]?.label ?? value })),
          },
        ]}
        empty={<EmptyState icon={Landmark} title={<Trans>No entry</Trans>} />}
      />
    </>
  );
}

function ConfirmCertain({ statementId }: { statementId: string }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const confirm = useMutation({
    ...trpc.banking.confirmCertain.mutationOptions(),
    onSuccess: async ({ booked }) => {
      await refreshBanking();
      toast.success(booked === 0 ? t`Nothing here is certain` : t`${booked} entries booked`);
    },
    onError: (error) => toast.error(textOf(error)),
  });
  return (
    <Button busy={confirm.isPending} onClick={() => confirm.mutate({ statementId })}>
      {confirm.isPending ? null : <CheckCheck aria-hidden="true" />}
      <Trans>Book all certain matches</Trans>
    </Button>
  );
}

function useLineColumns(): Column<BankLine>[] {
  const { t } = useLingui();
  return [
    {
      id: 'payer',
      header: t`Payer and text`,
      card: 'title',
      cell: (row) => (
        <span className="block max-w-md whitespace-normal break-words">
          <bdi>{row.counterpartyName || '–'}</bdi>
          <span className="block text-muted-foreground text-xs">
            <bdi>{row.remittance}</bdi>
          </span>
        </span>
      ),
    },
    { id: 'bookedOn', header: t`Date`, cell: (row) => <DateText value={row.bookedOn} /> },
    { id: 'amount', header: t`Amount`, align: 'end', card: 'end', cell: (row) => <MoneyText {...row.amount} /> },
    { id: 'decision', header: t`What for`, cell: (row) => <LineDecision line={row} /> },
  ];
}
