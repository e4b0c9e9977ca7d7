import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Plus, Server } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '#components/EmptyState.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { GroupCard } from '../components/GroupCard.tsx';
import { GroupSheet } from '../forms/GroupSheet.tsx';

export function ServerListPage() {
  const can = useCan();
  const query = useQuery(trpc.provisioning.listServers.queryOptions({}));
  const [adding, setAdding] = useState(false);
  const add = can('server:manage') ? (
    <Button onClick={() => setAdding(true)}>
      <Plus aria-hidden="true" />
      <Trans>New group</Trans>
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title={<Trans>Servers</Trans>}
        description={<Trans>Servers of a group are filled by one rule; a new account gets the next free place.</Trans>}
        actions={add}
      />
      {query.error && query.data === undefined ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <div aria-busy="true" className="flex flex-col gap-4">
          <Skeleton className="h-40" />
          <Skeleton className="h-40" />
        </div>
      ) : query.data.groups.length === 0 ? (
        <EmptyState icon={Server} title={<Trans>No server group yet</Trans>} action={add}>
          <Trans>Make a group for each kind of panel, then add its servers.</Trans>
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-4">
          {query.data.groups.map((group) => (
            <GroupCard
              key={group.groupId}
              group={group}
              servers={query.data.rows.filter((server) => server.groupId === group.groupId)}
            />
          ))}
        </div>
      )}
      <GroupSheet open={adding} onOpenChange={setAdding} />
    </>
  );
}
