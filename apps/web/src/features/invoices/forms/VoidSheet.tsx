import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';
import type { InvoiceDialogProps } from '../lib/invoice.ts';

const schema = z.object({ reason: text(500) });

export function VoidSheet({ open, onOpenChange, invoice }: InvoiceDialogProps) {
  const { t } = useLingui();
  const takeBack = useMoneyMutation(api.billing.void.mutate);
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Void invoice {invoice.number}</Trans>}
      description={<Trans>It keeps its number and is no longer to be paid. This cannot be undone.</Trans>}
      schema={schema}
      defaultValues={{ reason: '' }}
      submitLabel={<Trans>Void invoice</Trans>}
      tone="danger"
      onSubmit={async ({ reason }) => {
        await takeBack.mutateAsync({ invoiceId: invoice.id, reason });
        await queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() });
        toast.success(t`Invoice voided`);
      }}
    >
      <TextareaField name="reason" label={t`Reason`} rows={3} placeholder={t`Ordered twice`} />
    </FormSheet>
  );
}
