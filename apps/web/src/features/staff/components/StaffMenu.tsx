import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Ellipsis, ShieldCheck, Tags, UserCheck, UserX } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from '#components/ui/dropdown-menu.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useClientGroups } from '#hooks/use-client-groups.ts';
import { trpc } from '#lib/trpc.ts';
import { StaffRolesSheet } from '../forms/StaffRolesSheet.tsx';
import { StaffScopeSheet } from '../forms/StaffScopeSheet.tsx';
import { refreshIdentity } from '../hooks/use-identity.ts';
import type { StaffMember } from '../lib/roles.ts';

type Open = 'roles' | 'scope' | 'status';

/** What can be done with a colleague. */
export function StaffMenu({ member }: { member: StaffMember }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<Open | null>(null);
  const hasGroups = useClientGroups().length > 0;
  const dialog = (name: Open) => ({
    open: open === name,
    onOpenChange: (next: boolean) => setOpen(next ? name : null),
    member,
  });
  const isActive = member.status === 'active';
  return (
    <>
      <DropdownMenu
        trigger={
          <Button size="icon-sm" variant="ghost" aria-label={t`Actions for ${member.name}`}>
            <Ellipsis aria-hidden="true" />
          </Button>
        }
      >
        <DropdownMenuItem onClick={() => setOpen('roles')}>
          <ShieldCheck aria-hidden="true" />
          <Trans>Change roles</Trans>
        </DropdownMenuItem>
        {hasGroups ? (
          <DropdownMenuItem onClick={() => setOpen('scope')}>
            <Tags aria-hidden="true" />
            <Trans>Limit to client groups</Trans>
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuSeparator />
        {isActive ? (
          <DropdownMenuItem tone="danger" onClick={() => setOpen('status')}>
            <UserX aria-hidden="true" />
            <Trans>Disable</Trans>
          </DropdownMenuItem>
        ) : (
          <DropdownMenuItem onClick={() => setOpen('status')}>
            <UserCheck aria-hidden="true" />
            <Trans>Enable</Trans>
          </DropdownMenuItem>
        )}
      </DropdownMenu>
      <StaffRolesSheet {...dialog('roles')} />
      <StaffScopeSheet {...dialog('scope')} />
      <StatusDialog {...dialog('status')} />
    </>
  );
}

interface StatusDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  member: StaffMember;
}

function StatusDialog({ member, ...dialog }: StatusDialogProps) {
  const { t } = useLingui();
  const setStatus = useMutation(trpc.identity.setStaffStatus.mutationOptions());
  const isActive = member.status === 'active';
  return (
    <ConfirmDialog
      {...dialog}
      title={isActive ? <Trans>Disable {member.name}?</Trans> : <Trans>Enable {member.name}?</Trans>}
      confirmLabel={isActive ? <Trans>Disable</Trans> : <Trans>Enable</Trans>}
      tone={isActive ? 'danger' : 'default'}
      onConfirm={async () => {
        await setStatus.mutateAsync({ userId: member.userId, status: isActive ? 'disabled' : 'active' });
        await refreshIdentity();
        toast.success(isActive ? t`${member.name} can no longer log in` : t`${member.name} can log in again`);
      }}
    >
      {isActive ? (
        <Trans>All sessions and API keys of this person end at once. Nothing they did is removed.</Trans>
      ) : (
        <Trans>The person can log in again with the same password and roles.</Trans>
      )}
    </ConfirmDialog>
  );
}
