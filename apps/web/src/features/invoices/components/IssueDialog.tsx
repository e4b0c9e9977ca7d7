import { Trans, useLingui } from '@lingui/react/macro';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';
import type { InvoiceDialogProps } from '../lib/invoice.ts';

export function IssueDialog({ open, onOpenChange, invoice }: InvoiceDialogProps) {
  const { t } = useLingui();
  const issue = useMoneyMutation(api.billing.issue.mutate);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={
        <Trans>
          Issue this invoice over <MoneyText {...invoice.total} />?
        </Trans>
      }
      confirmLabel={<Trans>Issue invoice</Trans>}
      onConfirm={async () => {
        await issue.mutateAsync({ invoiceId: invoice.id });
        await queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() });
        toast.success(t`Invoice issued`);
      }}
    >
      <Trans>
        It gets its number and goes to the client. Tax is that of today; the invoice never changes after that.
      </Trans>
    </ConfirmDialog>
  );
}
