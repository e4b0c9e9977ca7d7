import { Trans, useLingui } from '@lingui/react/macro';
import { INVOICE_TIMINGS } from '@panel1/shared-types/states';
import { useMutation } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { queryClient } from '#lib/query-client.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

const schema = z.object({
  timing: z.enum(INVOICE_TIMINGS),
  day: z.string().check(z.trim(), z.regex(/^([1-9]|1\d|2[0-8])?$/, { error: 'day_of_month' })),
});

export interface InvoiceTimingSheetProps {
  client: RouterOutputs['clients']['get'];
  onClose: () => void;
}

/** Whether a client gets an invoice for each renewal, or one a month. */
export function InvoiceTimingSheet({ client, onClose }: InvoiceTimingSheetProps) {
  const { t } = useLingui();
  const set = useMutation(trpc.clients.setInvoiceTiming.mutationOptions());
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={<Trans>When invoices come</Trans>}
      description={
        <Trans>
          Gathered, what falls due comes together on a draft that is issued on its day. Services go on until then, and
          the days to pay count from the issue. What is on the draft when you turn this off goes out at once.
        </Trans>
      }
      schema={schema}
      defaultValues={{ timing: client.invoiceTiming, day: client.invoiceDay?.toString() ?? '' }}
      submitLabel={<Trans>Save</Trans>}
      onSubmit={async ({ timing, day }) => {
        await set.mutateAsync({ clientId: client.clientId, timing, day: day === '' ? null : Number(day) });
        await queryClient.invalidateQueries({ queryKey: trpc.clients.pathKey() });
        toast.success(t`Saved`);
      }}
    >
      <SelectField
        name="timing"
        label={t`Renewals are invoiced`}
        options={[
          { value: 'default', label: t`As in the settings` },
          { value: 'single', label: t`Each at once` },
          { value: 'monthly', label: t`Once a month` },
        ]}
      />
      <Day />
    </FormSheet>
  );
}

function Day() {
  const { t } = useLingui();
  if (useWatch({ name: 'timing' }) !== 'monthly') return null;
  return (
    <TextField
      name="day"
      label={t`Day of the month`}
      hint={t`1 to 28. Empty: the day of the settings.`}
      inputMode="numeric"
      optional={t`optional`}
      autoComplete="off"
    />
  );
}
