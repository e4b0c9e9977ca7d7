import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { useNavigate } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';
import type { InvoiceDialogProps } from '../lib/invoice.ts';

const schema = z.object({ reason: text(500) });

/** Voids an invoice and leads to the draft that stands in its place. */
export function ReplaceSheet({ open, onOpenChange, invoice }: InvoiceDialogProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const replace = useMoneyMutation(api.billing.replace.mutate);
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Correct invoice {invoice.number}</Trans>}
      description={
        <Trans>
          It is voided and keeps its number; a draft with the same lines stands in its place, to be changed and issued.
          An order or a change of plan that waits for it waits for the new one. Where the law wants a credit note
          instead, issue that and write a new invoice.
        </Trans>
      }
      schema={schema}
      defaultValues={{ reason: '' }}
      submitLabel={<Trans>Void and write anew</Trans>}
      tone="danger"
      onSubmit={async ({ reason }) => {
        const { invoiceId } = await replace.mutateAsync({ invoiceId: invoice.id, reason });
        await queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() });
        toast.success(t`Invoice voided, draft written`);
        await navigate({ to: `/admin/invoices/${invoiceId}/edit` });
      }}
    >
      <TextareaField name="reason" label={t`Reason`} rows={3} placeholder={t`Wrong company name`} />
    </FormSheet>
  );
}
