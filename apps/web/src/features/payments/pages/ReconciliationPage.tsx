import { Trans, useLingui } from '@lingui/react/macro';
import { DIFFERENCE_STATES } from '@panel1/shared-types/states';
import { Scale } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { DataTable } from '#components/data-table/DataTable.tsx';
import type { Column } from '#components/data-table/types.ts';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { useTableState } from '#lib/table/use-table-state.ts';
import { DifferenceActions } from '../components/DifferenceActions.tsx';
import { DifferenceSubject } from '../components/DifferenceSubject.tsx';
import { GatewayAccounts } from '../components/GatewayAccounts.tsx';
import { exportDifferences, useDifferences } from '../hooks/use-reconciliation.ts';
import { DIFFERENCES, type Difference } from '../lib/difference.ts';
import { differenceTable } from '../lib/table.ts';

export function ReconciliationPage() {
  const { t, i18n } = useLingui();
  const state = useTableState(differenceTable);
  const query = useDifferences(state);
  const reasons = Object.entries(DIFFERENCES).map(([value, label]) => ({ value, label: i18n._(label) }));
  return (
    <>
      <PageHeader
        title={<Trans>Reconciliation</Trans>}
        description={
          <Trans>
            What gateways say of your money there, compared with your books once a day. Fees and payouts of what is
            known are booked by themselves.
          </Trans>
        }
      />
      <GatewayAccounts />
      <DataTable
        label={t`Differences`}
        columns={useDifferenceColumns()}
        state={state}
        query={query}
        rowId={(row) => row.id}
        filters={[
          { id: 'state', label: t`State`, options: useStatusOptions(DIFFERENCE_STATES) },
          { id: 'reason', label: t`Difference`, options: reasons },
        ]}
        onExportCsv={() => exportDifferences(state)}
        empty={
          <EmptyState icon={Scale} title={<Trans>No difference</Trans>}>
            <Trans>What a gateway and your books say differently appears here, with what can be done about it.</Trans>
          </EmptyState>
        }
      />
    </>
  );
}

function useDifferenceColumns(): Column<Difference>[] {
  const { t, i18n } = useLingui();
  const side = (amount: Difference['ours']) => (amount === null ? '–' : <MoneyText {...amount} />);
  return [
    {
      id: 'reason',
      header: t`Difference`,
      card: 'title',
      cell: (row) => (
        <>
          {i18n._(DIFFERENCES[row.reason])}
          <span className="block text-muted-foreground text-xs">
            <DifferenceSubject difference={row} />
          </span>
        </>
      ),
    },
    { id: 'occurredOn', header: t`Day`, cell: (row) => <DateText value={row.occurredOn} /> },
    { id: 'state', header: t`State`, card: 'end', cell: (row) => <StatusBadge status={row.state} /> },
    { id: 'theirs', header: t`At the gateway`, align: 'end', cell: (row) => side(row.theirs) },
    { id: 'ours', header: t`In the books`, align: 'end', cell: (row) => side(row.ours) },
    {
      id: 'actions',
      header: t`What to do`,
      align: 'end',
      cell: (row) =>
        row.explanation === null ? (
          <DifferenceActions difference={row} />
        ) : (
          <span className="text-muted-foreground text-xs">
            <bdi>{row.explanation}</bdi> – <bdi>{row.explainedByName}</bdi>
          </span>
        ),
    },
  ];
}
