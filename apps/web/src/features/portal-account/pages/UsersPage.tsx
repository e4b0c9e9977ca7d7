import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useClientId } from '#hooks/use-client-id.ts';
import { sessionStarted, useCan, useSession } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { type AccountUser, UserRow } from '../components/UserRow.tsx';
import { AccessSheet } from '../forms/AccessSheet.tsx';
import { InviteSheet } from '../forms/InviteSheet.tsx';

/** Who may use the client account, and for what. */
export function UsersPage() {
  const clientId = useClientId();
  const users = useQuery(trpc.identity.contacts.queryOptions({ clientId }));
  const session = useSession();
  const mayManage = useCan()('contact:manage');
  const [isInviting, setInviting] = useState(false);
  const [changing, setChanging] = useState<AccountUser>();
  const [removing, setRemoving] = useState<AccountUser>();
  const actions = mayManage ? { actions: { onChange: setChanging, onRemove: setRemoving } } : {};
  return (
    <>
      <PageHeader
        title={<Trans>Users</Trans>}
        description={<Trans>People who may log in to this account, and what each may do.</Trans>}
        actions={
          mayManage ? (
            <Button onClick={() => setInviting(true)}>
              <UserPlus aria-hidden="true" />
              <Trans>Invite a user</Trans>
            </Button>
          ) : undefined
        }
      />
      <Card>
        {users.error ? <ErrorState error={users.error} onRetry={() => void users.refetch()} /> : null}
        {users.isPending ? <Skeleton className="m-4 h-32" /> : null}
        <ul>
          {users.data?.rows.map((user) => (
            <UserRow key={user.contactId} user={user} isSelf={user.userId === session?.user.id} {...actions} />
          ))}
        </ul>
      </Card>
      <InviteSheet clientId={clientId} open={isInviting} onOpenChange={setInviting} />
      {changing ? <AccessSheet user={changing} onClose={() => setChanging(undefined)} /> : null}
      {removing ? (
        <RemoveDialog
          user={removing}
          isSelf={removing.userId === session?.user.id}
          onClose={() => setRemoving(undefined)}
        />
      ) : null}
    </>
  );
}

interface RemoveDialogProps {
  user: AccountUser;
  isSelf: boolean;
  onClose: () => void;
}

function RemoveDialog({ user, isSelf, onClose }: RemoveDialogProps) {
  const { t } = useLingui();
  const clientId = useClientId();
  const users = useQuery(trpc.identity.contacts.queryOptions({ clientId }));
  const remove = useMutation(trpc.identity.removeContact.mutationOptions());
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={<Trans>Remove {user.name} from this account?</Trans>}
      confirmLabel={<Trans>Remove</Trans>}
      tone="danger"
      onConfirm={async () => {
        await remove.mutateAsync({ contactId: user.contactId });
        toast.success(t`${user.name} has no access any more`);
        if (isSelf) await sessionStarted();
        else await users.refetch();
      }}
    >
      {isSelf ? (
        <Trans>You lose your own access at once. Only another owner can give it back.</Trans>
      ) : (
        <Trans>They lose access at once. You can invite them again later.</Trans>
      )}
    </ConfirmDialog>
  );
}
