import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from '#components/ui/dropdown-menu.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { ClientGroup } from '#hooks/use-client-groups.ts';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';
import { GroupSheet } from '../forms/GroupSheet.tsx';

/** What can be done with a client group. */
export function GroupMenu({ group }: { group: ClientGroup }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null);
  const remove = useMutation(trpc.clients.deleteGroup.mutationOptions());
  return (
    <>
      <DropdownMenu
        trigger={
          <Button size="icon-sm" variant="ghost" aria-label={t`Actions for ${group.name}`}>
            <Ellipsis aria-hidden="true" />
          </Button>
        }
      >
        <DropdownMenuItem onClick={() => setOpen('edit')}>
          <Pencil aria-hidden="true" />
          <Trans>Change group</Trans>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem tone="danger" onClick={() => setOpen('delete')}>
          <Trash2 aria-hidden="true" />
          <Trans>Delete group</Trans>
        </DropdownMenuItem>
      </DropdownMenu>
      <GroupSheet open={open === 'edit'} onOpenChange={(next) => setOpen(next ? 'edit' : null)} group={group} />
      <ConfirmDialog
        open={open === 'delete'}
        onOpenChange={(next) => setOpen(next ? 'delete' : null)}
        title={<Trans>Delete the group {group.name}?</Trans>}
        confirmLabel={<Trans>Delete group</Trans>}
        tone="danger"
        onConfirm={async () => {
          await remove.mutateAsync({ clientGroupId: group.clientGroupId });
          await queryClient.invalidateQueries({ queryKey: trpc.clients.pathKey() });
          toast.success(t`The group is deleted`);
        }}
      >
        <Trans>This works while no client is in it and nobody is limited to it.</Trans>
      </ConfirmDialog>
    </>
  );
}
