import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { useNavigate } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { RadioField } from '#components/form/RadioField.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';
import { type InvoiceDialogProps, isVoidable } from '../lib/invoice.ts';

const schema = z.object({ way: z.enum(['void', 'credit_note']), reason: text(500) });

/** Takes an invoice back, by a void where it may be or by a credit note, and leads to the draft that stands in its place. */
export function ReplaceSheet({ open, onOpenChange, invoice }: InvoiceDialogProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const mayVoid = isVoidable(invoice);
  const byVoid = useMoneyMutation(api.billing.replace.mutate);
  const byNote = useMoneyMutation(api.billing.replaceWithCreditNote.mutate);
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Correct invoice {invoice.number}</Trans>}
      description={
        <Trans>
          A draft with the same lines stands in its place, to be changed and issued. An order or a change of plan that
          waits for it waits for the new one.
        </Trans>
      }
      schema={schema}
      defaultValues={{ way: mayVoid ? 'void' : 'credit_note', reason: '' }}
      submitLabel={<Trans>Write anew</Trans>}
      tone="danger"
      onSubmit={async ({ way, reason }) => {
        const { invoiceId } = await (way === 'void' ? byVoid : byNote).mutateAsync({ invoiceId: invoice.id, reason });
        await Promise.all([
          queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() }),
          queryClient.invalidateQueries({ queryKey: trpc.payments.pathKey() }),
        ]);
        toast.success(way === 'void' ? t`Invoice voided, draft written` : t`Credit note issued, draft written`);
        await navigate({ to: `/admin/invoices/${invoiceId}/edit` });
      }}
    >
      {mayVoid ? (
        <RadioField
          name="way"
          label={t`The old invoice`}
          options={[
            {
              value: 'void',
              label: t`Void it`,
              hint: t`It keeps its number. Where nobody outside has booked it yet.`,
            },
            {
              value: 'credit_note',
              label: t`Take it back by a credit note`,
              hint: t`It stands, and a document of its own takes back all of it. Most countries want this for an invoice that was sent.`,
            },
          ]}
        />
      ) : (
        <p className="text-sm">
          <Trans>
            A credit note takes back all of it, since money is on it. What was paid becomes credit and pays the new
            invoice when it is issued.
          </Trans>
        </p>
      )}
      <TextareaField name="reason" label={t`Reason`} rows={3} placeholder={t`Wrong company name`} />
    </FormSheet>
  );
}
