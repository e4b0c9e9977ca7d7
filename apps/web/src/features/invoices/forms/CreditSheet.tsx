import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { MoneyField } from '#components/form/MoneyField.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';
import type { InvoiceDialogProps } from '../lib/invoice.ts';

const schema = z.object({ amountMinor: z.string().check(z.regex(/^[1-9]\d{0,11}$/, { error: 'invalid_amount' })) });

/** Pays an invoice from the client's credit; proposes as much as there is and is needed. */
export function CreditSheet({ open, onOpenChange, invoice }: InvoiceDialogProps) {
  const { t } = useLingui();
  const apply = useMoneyMutation(api.billing.applyCredit.mutate);
  const { currency } = invoice.total;
  const { data } = useQuery({ ...trpc.billing.balance.queryOptions({ clientId: invoice.clientId }), enabled: open });
  if (!data) return null;
  const credit = data.balances.find((one) => one.currency === currency)?.creditMinor ?? '0';
  const proposal = BigInt(credit) < BigInt(invoice.due.amountMinor) ? credit : invoice.due.amountMinor;
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Apply credit to {invoice.number}</Trans>}
      description={
        <Trans>
          The client has <MoneyText amountMinor={credit} currency={currency} /> of credit;{' '}
          <MoneyText {...invoice.due} /> of the invoice is open.
        </Trans>
      }
      schema={schema}
      defaultValues={{ amountMinor: proposal === '0' ? '' : proposal }}
      submitLabel={<Trans>Apply credit</Trans>}
      onSubmit={async ({ amountMinor }) => {
        await apply.mutateAsync({ invoiceId: invoice.id, amountMinor });
        await queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() });
        toast.success(t`Credit applied`);
      }}
    >
      <MoneyField name="amountMinor" label={t`Amount`} currency={currency} />
    </FormSheet>
  );
}
