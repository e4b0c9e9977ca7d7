import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ErrorState } from '#components/ErrorState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { PermissionMatrix } from '../components/PermissionMatrix.tsx';
import { RoleCards } from '../components/RoleCards.tsx';
import { RoleSheet } from '../forms/RoleSheet.tsx';

export function RolesPage() {
  const can = useCan();
  const query = useQuery(trpc.identity.permissionMatrix.queryOptions({}));
  const [creating, setCreating] = useState(false);
  return (
    <>
      <PageHeader
        title={<Trans>Roles</Trans>}
        description={<Trans>A role holds permissions of its own and everything that its parents hold.</Trans>}
        actions={
          can('role:manage') && query.data ? (
            <Button onClick={() => setCreating(true)}>
              <Plus aria-hidden="true" />
              <Trans>New role</Trans>
            </Button>
          ) : undefined
        }
      />
      {query.error && query.data === undefined ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <div aria-busy="true" className="flex flex-col gap-4">
          <Skeleton className="h-24" />
          <Skeleton className="h-96" />
        </div>
      ) : (
        <div className="flex flex-col gap-4">
          <RoleCards matrix={query.data} />
          <PermissionMatrix matrix={query.data} />
          <RoleSheet open={creating} onOpenChange={setCreating} matrix={query.data} />
        </div>
      )}
    </>
  );
}
