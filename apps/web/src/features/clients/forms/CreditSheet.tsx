import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { MoneyField } from '#components/form/MoneyField.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';
import type { ClientDialogProps } from '../lib/dialog.ts';

const schema = z.object({
  amountMinor: z.string().check(z.regex(/^[1-9]\d{0,11}$/, { error: 'invalid_amount' })),
  reason: text(500),
});

/** Goodwill credit: no money comes in. */
export function CreditSheet({ open, onOpenChange, client }: ClientDialogProps) {
  const { t } = useLingui();
  const give = useMoneyMutation(api.billing.addCredit.mutate);
  const { clientId, currency } = client;
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Give credit to {client.name}</Trans>}
      description={
        <Trans>
          Goodwill that the client can spend on invoices. A payment that came in is recorded at its invoice.
        </Trans>
      }
      schema={schema}
      defaultValues={{ amountMinor: '', reason: '' }}
      submitLabel={<Trans>Give credit</Trans>}
      onSubmit={async (values) => {
        await give.mutateAsync({ clientId, currency, ...values });
        await queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() });
        toast.success(t`Credit given`);
      }}
    >
      <MoneyField name="amountMinor" label={t`Amount`} currency={currency} />
      <TextareaField name="reason" label={t`Reason`} hint={t`The client can see it.`} rows={3} />
    </FormSheet>
  );
}
