import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { toast } from '#components/ui/toast.tsx';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';
import type { ClientDialogProps } from '../lib/dialog.ts';

export function ReopenDialog({ open, onOpenChange, client }: ClientDialogProps) {
  const { t } = useLingui();
  const reopen = useMutation(trpc.clients.reopen.mutationOptions());
  const confirm = async () => {
    await reopen.mutateAsync({ clientId: client.clientId });
    await queryClient.invalidateQueries({ queryKey: trpc.clients.pathKey() });
    toast.success(t`The account is open again`);
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Reopen the account of {client.name}?</Trans>}
      confirmLabel={<Trans>Reopen account</Trans>}
      onConfirm={confirm}
    >
      <Trans>The client can order again. Nothing else changes.</Trans>
    </ConfirmDialog>
  );
}
