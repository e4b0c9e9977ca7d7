import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { Facts } from '#components/Facts.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useCan } from '#lib/auth/session.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { trpc } from '#lib/trpc.ts';
import { useReadAccount } from '../hooks/use-reconciliation.ts';
import type { GatewayAccount } from '../lib/difference.ts';

/** Each gateway whose account can be read: how far it was, and what is on it. */
export function GatewayAccounts() {
  const query = useQuery(trpc.payments.gatewayAccounts.queryOptions({}));
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton className="mb-4 h-40" />;
  if (query.data.rows.length === 0)
    return (
      <Alert className="mb-4" tone="info" title={<Trans>No gateway shows its account</Trans>}>
        <Trans>Switch on a gateway that does, such as Stripe. Bank transfers are compared by bank statements.</Trans>
      </Alert>
    );
  return (
    <div className="mb-4 grid gap-4 lg:grid-cols-2">
      {query.data.rows.map((account) => (
        <Account key={account.pluginId} account={account} />
      ))}
    </div>
  );
}

function Account({ account }: { account: GatewayAccount }) {
  const { t } = useLingui();
  const can = useCan();
  const format = useFormat();
  const read = useReadAccount();
  const { pluginId, readAt, readTo } = account;
  const at = (value: string | null) => value && <DateText value={value} style="datetime" />;
  return (
    <Section
      title={<bdi>{account.gatewayName}</bdi>}
      actions={
        can('reconciliation:manage') ? (
          <Button size="sm" variant="outline" busy={read.isPending} onClick={() => read.mutate({ pluginId })}>
            <RotateCw aria-hidden="true" />
            <Trans>Read now</Trans>
          </Button>
        ) : undefined
      }
    >
      {account.failureMessage === null ? null : (
        <Alert className="mb-3" tone="danger" title={<Trans>The account could not be read</Trans>}>
          <bdi>{account.failureMessage}</bdi>
        </Alert>
      )}
      <Facts
        facts={[
          { key: 'open', label: t`Open differences`, value: format.number(account.open) },
          { key: 'read', label: t`Last read`, value: at(readAt) ?? t`Never` },
          { key: 'to', label: t`Compared up to`, value: at(readTo) },
          ...account.entries.flatMap(({ count, fees, balance }) => [
            { key: `n ${fees.currency}`, label: t`Entries in ${fees.currency}`, value: format.number(count) },
            { key: `f ${fees.currency}`, label: t`Fees of the gateway`, value: <MoneyText {...fees} /> },
            { key: `b ${fees.currency}`, label: t`Left at the gateway`, value: <MoneyText {...balance} /> },
          ]),
        ]}
      />
    </Section>
  );
}
