import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextField } from '#components/form/fields.tsx';
import { MoneyField } from '#components/form/MoneyField.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';
import { type Payment, refundableMinor } from '../lib/payment.ts';

const schema = z.object({
  amountMinor: z.string().check(z.regex(/^[1-9]\d{0,11}$/, { error: 'invalid_amount' })),
  reason: text(500),
});

export interface RefundSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  payment: Payment;
}

/** Gives money back: all that is left unless less is typed. */
export function RefundSheet({ open, onOpenChange, payment }: RefundSheetProps) {
  const { t } = useLingui();
  const refund = useMoneyMutation(api.payments.refund.mutate);
  const { currency } = payment.amount;
  const left = refundableMinor(payment).toString();
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Refund to {payment.clientName}</Trans>}
      description={
        payment.kind === 'manual' ? (
          <Trans>This payment was recorded by hand: pay the money out yourself, this books it.</Trans>
        ) : (
          <Trans>
            Up to <MoneyText amountMinor={left} currency={currency} /> goes back the way it came. The invoice is open
            again by what goes back.
          </Trans>
        )
      }
      schema={schema}
      defaultValues={{ amountMinor: left, reason: '' }}
      submitLabel={<Trans>Refund</Trans>}
      tone="danger"
      onSubmit={async (values) => {
        await refund.mutateAsync({ paymentId: payment.id, ...values });
        await Promise.all([
          queryClient.invalidateQueries({ queryKey: trpc.payments.pathKey() }),
          queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() }),
        ]);
        toast.success(t`Refund started`);
      }}
    >
      <MoneyField name="amountMinor" label={t`Amount`} currency={currency} />
      <TextField name="reason" label={t`Reason`} autoComplete="off" placeholder={t`Cancelled within the trial`} />
    </FormSheet>
  );
}
