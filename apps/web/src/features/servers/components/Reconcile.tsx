import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { GitCompareArrows } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '#components/EmptyState.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

type Comparison = RouterOutputs['provisioning']['reconcileServer'];

/** Compares the accounts at the panel with our services. It only tells; nothing is changed by it. */
export function Reconcile({ serverId }: { serverId: string }) {
  const textOf = useErrorText();
  const compare = useMutation(trpc.provisioning.reconcileServer.mutationOptions());
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 text-muted-foreground text-sm">
          <Trans>Asks the panel for all accounts and compares them with our services. Nothing is changed.</Trans>
        </p>
        <Button busy={compare.isPending} onClick={() => compare.mutate({ serverId })}>
          <GitCompareArrows aria-hidden="true" />
          <Trans>Compare accounts</Trans>
        </Button>
      </div>
      {compare.error ? <Alert tone="danger">{textOf(compare.error)}</Alert> : null}
      {compare.data ? <Result found={compare.data} /> : null}
    </div>
  );
}

function Result({ found }: { found: Comparison }) {
  const format = useFormat();
  const count = format.number(found.accounts);
  const differences = found.missing.length + found.extra.length + found.differing.length;
  return (
    <>
      {found.isComplete ? null : (
        <Alert tone="warning">
          <Trans>The panel has more accounts than were read. What is missing cannot be told.</Trans>
        </Alert>
      )}
      {differences === 0 ? (
        <Alert tone="success">
          <Trans>All {count} accounts are as they should be.</Trans>
        </Alert>
      ) : (
        <Differences found={found} />
      )}
    </>
  );
}

function Differences({ found }: { found: Comparison }) {
  const { t } = useLingui();
  const fields = { domain: t`Domain`, state: t`State`, package: t`Plan` };
  return (
    <>
      <List title={t`Services without an account`} rows={found.missing.map((row) => ({ ...row, id: row.serviceId }))}>
        {(row) => ({
          id: row.id,
          to: `/admin/services/${row.serviceId}`,
          title: <bdi dir="ltr">{row.domain ?? row.username}</bdi>,
          hint: <bdi>{row.label}</bdi>,
          badge: <StatusBadge status={row.status} />,
        })}
      </List>
      <List title={t`Accounts without a service`} rows={found.extra.map((row) => ({ ...row, id: row.username }))}>
        {(row) => ({
          id: row.id,
          title: <bdi dir="ltr">{row.domain}</bdi>,
          hint: <bdi dir="ltr">{row.username}</bdi>,
          badge: <StatusBadge status={row.state} />,
        })}
      </List>
      <List
        title={t`Accounts that differ`}
        rows={found.differing.map((row) => ({ ...row, id: `${row.serviceId} ${row.field}` }))}
      >
        {(row) => ({
          id: row.id,
          to: `/admin/services/${row.serviceId}`,
          title: <bdi dir="ltr">{row.username}</bdi>,
          hint: (
            <Trans>
              {fields[row.field]}: <bdi>{row.ours}</bdi> here, <bdi>{row.theirs}</bdi> at the panel
            </Trans>
          ),
        })}
      </List>
    </>
  );
}

interface Entry {
  id: string;
  to?: string;
  title: ReactNode;
  hint?: ReactNode;
  badge?: ReactNode;
}

interface ListProps<Row> {
  title: string;
  rows: readonly Row[];
  children: (row: Row) => Entry;
}

function List<Row>({ title, rows, children }: ListProps<Row>) {
  if (rows.length === 0) return null;
  return (
    <Section flush title={title}>
      <RowList
        label={title}
        query={{ data: { rows }, error: null, refetch: () => {} }}
        item={children}
        empty={<EmptyState title={title} />}
      />
    </Section>
  );
}
