import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextField } from '#components/form/fields.tsx';
import { MoneyField } from '#components/form/MoneyField.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';
import type { InvoiceDialogProps } from '../lib/invoice.ts';

const schema = z.object({
  amountMinor: z.string().check(z.regex(/^[1-9]\d{0,11}$/, { error: 'invalid_amount' })),
  reference: text(100),
});

/** Books money that staff saw arrive for this invoice: cash, a cheque, a transfer without a reference of ours. */
export function PaymentSheet({ open, onOpenChange, invoice }: InvoiceDialogProps) {
  const { t } = useLingui();
  const record = useMoneyMutation(api.payments.record.mutate);
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Add a payment to {invoice.number}</Trans>}
      description={<Trans>For money that has arrived. What is more than due becomes credit of the client.</Trans>}
      schema={schema}
      defaultValues={{ amountMinor: invoice.due.amountMinor, reference: '' }}
      submitLabel={<Trans>Add payment</Trans>}
      onSubmit={async (values) => {
        await record.mutateAsync({ invoiceIds: [invoice.id], ...values });
        await Promise.all([
          queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() }),
          queryClient.invalidateQueries({ queryKey: trpc.payments.pathKey() }),
        ]);
        toast.success(t`Payment added`);
      }}
    >
      <MoneyField name="amountMinor" label={t`Amount`} currency={invoice.total.currency} />
      <TextField
        name="reference"
        label={t`Reference`}
        hint={t`How it came: cash, the number of a cheque`}
        autoComplete="off"
      />
    </FormSheet>
  );
}
