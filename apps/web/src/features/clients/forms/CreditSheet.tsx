import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { SelectField, TextareaField, TextField } from '#components/form/fields.tsx';
import { MoneyField } from '#components/form/MoneyField.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { CREDIT_USES } from '#lib/credit.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';
import type { ClientDialogProps } from '../lib/dialog.ts';

const schema = z.object({
  amountMinor: z.string().check(z.regex(/^[1-9]\d{0,11}$/, { error: 'invalid_amount' })),
  reason: text(500),
  expiresOn: z.string(),
  use: z.string(),
});

/** Credit as a gift: no money comes in, and none is paid out for it. */
export function CreditSheet({ open, onOpenChange, client }: ClientDialogProps) {
  const { t, i18n } = useLingui();
  const give = useMoneyMutation(api.billing.grantCredit.mutate);
  const { clientId, currency } = client;
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Give credit to {client.name}</Trans>}
      description={
        <Trans>
          Goodwill that the client can spend on invoices; it is never paid out. A payment that came in is recorded at
          its invoice.
        </Trans>
      }
      schema={schema}
      defaultValues={{ amountMinor: '', reason: '', expiresOn: '', use: '' }}
      submitLabel={<Trans>Give credit</Trans>}
      onSubmit={async ({ expiresOn, use, ...values }) => {
        const lineKinds = CREDIT_USES.find((one) => one.value === use)?.lineKinds;
        await give.mutateAsync({
          ...{ clientId, currency, ...values },
          ...(expiresOn === '' ? {} : { expiresOn }),
          ...(lineKinds ? { lineKinds: [...lineKinds] } : {}),
        });
        await queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() });
        toast.success(t`Credit given`);
      }}
    >
      <MoneyField name="amountMinor" label={t`Amount`} currency={currency} />
      <TextareaField name="reason" label={t`Reason`} hint={t`The client can see it.`} rows={3} />
      <TextField
        name="expiresOn"
        type="date"
        label={t`Gone on`}
        optional={t`optional`}
        hint={t`The first day on which it cannot be spent any more. The client is told two weeks before.`}
      />
      <SelectField
        name="use"
        label={t`May pay`}
        placeholder={t`Everything`}
        options={CREDIT_USES.map(({ value, label }) => ({ value, label: i18n._(label) }))}
      />
    </FormSheet>
  );
}
