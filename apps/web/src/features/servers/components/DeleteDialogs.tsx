import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { refreshServers } from '../hooks/use-servers.ts';
import type { Server, ServerGroup } from '../lib/server.ts';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function DeleteGroupDialog({ group, ...dialog }: DialogProps & { group: ServerGroup }) {
  const { t } = useLingui();
  const remove = useMutation(trpc.provisioning.deleteServerGroup.mutationOptions());
  return (
    <ConfirmDialog
      {...dialog}
      title={<Trans>Delete the group {group.name}?</Trans>}
      confirmLabel={<Trans>Delete group</Trans>}
      tone="danger"
      onConfirm={async () => {
        await remove.mutateAsync({ groupId: group.groupId });
        await refreshServers();
        toast.success(t`The group is deleted`);
      }}
    >
      <Trans>This works while no product and no service uses it.</Trans>
    </ConfirmDialog>
  );
}

export function DeleteServerDialog({ server, ...dialog }: DialogProps & { server: Server }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const remove = useMutation(trpc.provisioning.deleteServer.mutationOptions());
  return (
    <ConfirmDialog
      {...dialog}
      title={<Trans>Delete the server {server.name}?</Trans>}
      confirmLabel={<Trans>Delete server</Trans>}
      tone="danger"
      onConfirm={async () => {
        await remove.mutateAsync({ serverId: server.serverId });
        await navigate({ to: '/admin/servers' });
        await refreshServers();
        toast.success(t`The server is deleted`);
      }}
    >
      <Trans>Its settings and secrets are forgotten. A server that ever had a service can only be switched off.</Trans>
    </ConfirmDialog>
  );
}
