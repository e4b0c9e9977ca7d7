import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';
import type { InvoiceDialogProps } from '../lib/invoice.ts';

const schema = z.object({ reason: text(500) });

export function WriteOffSheet({ open, onOpenChange, invoice }: InvoiceDialogProps) {
  const { t } = useLingui();
  const writeOff = useMoneyMutation(api.billing.writeOff.mutate);
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Write off {invoice.number}</Trans>}
      description={
        <Trans>
          <MoneyText {...invoice.due} /> is given up and booked as a loss. Should the money come after all, it is taken
          in.
        </Trans>
      }
      schema={schema}
      defaultValues={{ reason: '' }}
      submitLabel={<Trans>Write off</Trans>}
      tone="danger"
      onSubmit={async ({ reason }) => {
        await writeOff.mutateAsync({ invoiceId: invoice.id, reason });
        await queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() });
        toast.success(t`Invoice written off`);
      }}
    >
      <TextareaField name="reason" label={t`Reason`} rows={3} placeholder={t`The client is insolvent`} />
    </FormSheet>
  );
}
