import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { toast } from '#components/ui/toast.tsx';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';
import type { InvoiceDialogProps } from '../lib/invoice.ts';

export function DiscardDialog({ open, onOpenChange, invoice }: InvoiceDialogProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const discard = useMutation(trpc.billing.discardDraft.mutationOptions());
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Delete this draft?</Trans>}
      confirmLabel={<Trans>Delete draft</Trans>}
      tone="danger"
      onConfirm={async () => {
        await discard.mutateAsync({ invoiceId: invoice.id });
        await navigate({ to: '/admin/invoices' });
        queryClient.removeQueries({ queryKey: trpc.billing.get.queryKey({ invoiceId: invoice.id }) });
        await queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() });
        toast.success(t`Draft deleted`);
      }}
    >
      <Trans>It had no number yet, so no gap remains. It cannot be brought back.</Trans>
    </ConfirmDialog>
  );
}
