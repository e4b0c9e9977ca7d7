import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from '#components/ui/dropdown-menu.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useCan } from '#lib/auth/session.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { RoleSheet } from '../forms/RoleSheet.tsx';
import { refreshIdentity } from '../hooks/use-identity.ts';
import type { Role } from '../lib/roles.ts';

type Matrix = RouterOutputs['identity']['permissionMatrix'];
type Open = { role: Role; as: 'edit' | 'copy' | 'delete' } | null;

/** The roles with who has them and from whom they inherit. */
export function RoleCards({ matrix }: { matrix: Matrix }) {
  const { t } = useLingui();
  const can = useCan();
  const [open, setOpen] = useState<Open>(null);
  const nameOf = (roleId: string) => matrix.roles.find((role) => role.roleId === roleId)?.name ?? '';
  const close = () => setOpen(null);
  return (
    <Section flush title={<Trans>Roles</Trans>}>
      <RowList
        label={t`Roles`}
        query={{ data: { rows: matrix.roles }, error: null, refetch: () => {} }}
        item={(role) => ({
          id: role.roleId,
          title: <bdi>{role.name}</bdi>,
          hint: <RoleHint role={role} parents={role.parentIds.map(nameOf)} />,
          badge: (
            <Badge>
              <Plural value={role.staffCount} one="# person" other="# people" />
            </Badge>
          ),
          actions: can('role:manage') && !role.isOwner ? <RoleMenu role={role} onOpen={setOpen} /> : undefined,
        })}
        empty={<EmptyState title={<Trans>No role yet</Trans>} />}
      />
      {open === null || open.as === 'delete' ? null : (
        <RoleSheet
          open
          onOpenChange={close}
          matrix={matrix}
          {...(open.as === 'edit' ? { role: open.role } : { like: open.role })}
        />
      )}
      {open?.as === 'delete' ? <DeleteRoleDialog role={open.role} onClose={close} /> : null}
    </Section>
  );
}

function RoleHint({ role, parents }: { role: Role; parents: readonly string[] }) {
  const { t } = useLingui();
  const parts = [
    role.isOwner ? t`Holds every permission, also future ones.` : role.description,
    parents.length > 0 ? t`Inherits from ${parents.join(', ')}` : '',
  ];
  return <bdi>{parts.filter((part) => part !== '').join(' · ')}</bdi>;
}

function RoleMenu({ role, onOpen }: { role: Role; onOpen: (open: Open) => void }) {
  const { t } = useLingui();
  return (
    <DropdownMenu
      trigger={
        <Button size="icon-sm" variant="ghost" aria-label={t`Actions for ${role.name}`}>
          <Ellipsis aria-hidden="true" />
        </Button>
      }
    >
      <DropdownMenuItem onClick={() => onOpen({ role, as: 'edit' })}>
        <Pencil aria-hidden="true" />
        <Trans>Change role</Trans>
      </DropdownMenuItem>
      <DropdownMenuItem onClick={() => onOpen({ role, as: 'copy' })}>
        <Copy aria-hidden="true" />
        <Trans>New role like this</Trans>
      </DropdownMenuItem>
      <DropdownMenuSeparator />
      <DropdownMenuItem tone="danger" onClick={() => onOpen({ role, as: 'delete' })}>
        <Trash2 aria-hidden="true" />
        <Trans>Delete role</Trans>
      </DropdownMenuItem>
    </DropdownMenu>
  );
}

function DeleteRoleDialog({ role, onClose }: { role: Role; onClose: () => void }) {
  const { t } = useLingui();
  const remove = useMutation(trpc.identity.deleteRole.mutationOptions());
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={<Trans>Delete the role {role.name}?</Trans>}
      confirmLabel={<Trans>Delete role</Trans>}
      tone="danger"
      onConfirm={async () => {
        await remove.mutateAsync({ roleId: role.roleId });
        await refreshIdentity();
        toast.success(t`The role is deleted`);
      }}
    >
      <Trans>This works while nobody has it and no other role inherits from it.</Trans>
    </ConfirmDialog>
  );
}
