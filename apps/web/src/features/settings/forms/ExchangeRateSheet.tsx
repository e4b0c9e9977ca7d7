import { Trans, useLingui } from '@lingui/react/macro';
import { currency, localDate, text } from '@panel1/shared-types';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { type AllSettings, refreshSettings } from '../hooks/use-settings.ts';

const schema = z.object({
  from: currency(),
  rate: z.string().check(z.trim(), z.regex(/^\d{1,12}(\.\d{1,12})?$/, { error: 'invalid_format' })),
  validFrom: localDate(),
  source: text(60),
});

interface ExchangeRateSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  settings: AllSettings;
}

/** Enters a rate into the currency in which the provider owes its tax. */
export function ExchangeRateSheet({ open, onOpenChange, settings }: ExchangeRateSheetProps) {
  const { t } = useLingui();
  const set = useMutation(trpc.tenants.setExchangeRate.mutationOptions());
  const to = settings.tax.accountingCurrency ?? '';
  const others = settings.localisation.currencies.filter((one) => one !== to);
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Enter an exchange rate</Trans>}
      description={<Trans>It holds from its day until the next one. Issued documents keep theirs.</Trans>}
      schema={schema}
      defaultValues={{ from: others[0] ?? '', rate: '', validFrom: new Date().toISOString().slice(0, 10), source: '' }}
      submitLabel={<Trans>Save</Trans>}
      onSubmit={async (values) => {
        await set.mutateAsync({ ...values, to });
        await refreshSettings();
        toast.success(t`Saved`);
      }}
    >
      <SelectField name="from" label={t`One unit of`} options={others.map((value) => ({ value, label: value }))} />
      <TextField name="rate" label={t`is worth, in ${to}`} placeholder="0.9213" autoComplete="off" />
      <TextField name="validFrom" label={t`From`} type="date" />
      <TextField name="source" label={t`Source`} hint={t`Stands on the documents, such as “ECB”.`} autoComplete="off" />
    </FormSheet>
  );
}
