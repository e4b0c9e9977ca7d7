import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { ErrorState } from '#components/ErrorState.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { trpc } from '#lib/trpc.ts';
import { HealthCheck } from '../components/HealthCheck.tsx';
import { LedgerHead } from '../components/LedgerHead.tsx';

/** Whether the books say the same thing in all places, and what to do where they do not. */
export function HealthPage() {
  const query = useHealth();
  return (
    <>
      <LedgerHead
        actions={
          <Button variant="outline" busy={query.isFetching} onClick={() => void query.refetch()}>
            <RefreshCw aria-hidden="true" />
            <Trans>Check again</Trans>
          </Button>
        }
      />
      <Checks query={query} />
    </>
  );
}

function Checks({ query }: { query: ReturnType<typeof useHealth> }) {
  const { t } = useLingui();
  if (query.data === undefined)
    return query.error ? (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton aria-busy="true" className="h-72" />
    );
  const { isFine, checks } = query.data;
  return (
    <div className="flex flex-col gap-4">
      <Alert tone={isFine ? 'success' : 'danger'}>
        {isFine ? <Trans>The books are in order.</Trans> : <Trans>The books contradict themselves; see below.</Trans>}
      </Alert>
      <HealthCheck
        title={t`Every transaction balances`}
        text={t`Debits are credits, in every currency.`}
        remedy={t`The database refuses such a booking, so somebody changed it past the panel. Restore the entries from a backup, or find who has the database's password.`}
        outcome={checks.balanced}
        kind="transaction"
      />
      <HealthCheck
        title={t`Invoices and the ledger agree on what is owed`}
        text={t`What the invoices of a client still ask for is what the accounts of receivables hold for the client.`}
        remedy={t`Look at the client's invoices and payments and at the client's entries in the journal: one of them is missing on the other side. Record or refund the difference, so that both are right again.`}
        outcome={checks.receivables}
        kind="client"
      />
      <HealthCheck
        title={t`Clients and the ledger agree on credit`}
        text={t`What a client can spend is what the accounts of credit hold.`}
        remedy={t`The ledger is right: it is never changed. Compare the client's journal with the credit and report it as a fault before anybody spends it.`}
        outcome={checks.credit}
        kind="client"
      />
      <HealthCheck
        title={t`No number of an invoice is missing`}
        text={t`Numbers of the present pattern follow each other without a gap and without a double.`}
        remedy={t`If somebody raised the counter in the settings, keep a note of why: an auditor will ask. Otherwise an invoice was deleted past the panel; restore it from a backup.`}
        outcome={checks.numbers}
        kind="number"
      />
    </div>
  );
}

const useHealth = () => useQuery({ ...trpc.reports.ledgerHealth.queryOptions({}), staleTime: 60_000 });
