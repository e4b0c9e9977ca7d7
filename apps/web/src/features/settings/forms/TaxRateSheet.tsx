import { Trans, useLingui } from '@lingui/react/macro';
import { country, localDate, text } from '@panel1/shared-types';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { countryOptions } from '#lib/countries.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { refreshSettings } from '../hooks/use-settings.ts';
import { fractionOf, percentOf } from '../lib/percent.ts';

export type TaxRate = RouterOutputs['tenants']['taxRates']['rows'][number];

const schema = z.object({
  name: text(40),
  country: country(),
  category: z.string().check(z.maxLength(40), z.regex(/^[a-z][a-z0-9_]{0,39}$/)),
  rate: z.string().check(z.refine((percent) => fractionOf(percent) !== null, { error: 'invalid_format' })),
  validFrom: localDate(),
  validUntil: z.union([z.literal(''), localDate()]),
});

export interface TaxRateSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The rate to correct; without it a new one is added. */
  rate?: TaxRate;
}

export function TaxRateSheet({ open, onOpenChange, rate }: TaxRateSheetProps) {
  const { t, i18n } = useLingui();
  const create = useMutation(trpc.tenants.createTaxRate.mutationOptions());
  const update = useMutation(trpc.tenants.updateTaxRate.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={rate ? <Trans>Correct {rate.name}</Trans> : <Trans>Add a tax rate</Trans>}
      description={<Trans>Issued invoices keep what they were issued with.</Trans>}
      schema={schema}
      defaultValues={{
        name: rate?.name ?? '',
        country: rate?.country ?? '',
        category: rate?.category ?? 'standard',
        rate: rate ? percentOf(rate.rate) : '',
        validFrom: rate?.validFrom ?? '',
        validUntil: rate?.validUntil ?? '',
      }}
      submitLabel={<Trans>Save</Trans>}
      onSubmit={async (values) => {
        const input = { ...values, rate: fractionOf(values.rate) ?? '', validUntil: values.validUntil || null };
        if (rate) await update.mutateAsync({ taxRateId: rate.taxRateId, ...input });
        else await create.mutateAsync(input);
        await refreshSettings();
        toast.success(t`Saved`);
      }}
    >
      <SelectField name="country" label={t`Country`} placeholder={t`Choose…`} options={countryOptions(i18n.locale)} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="name" label={t`Name on invoices`} placeholder="VAT" autoComplete="off" />
        <TextField name="rate" label={t`Percent`} placeholder="19" inputMode="decimal" autoComplete="off" dir="ltr" />
        <TextField name="validFrom" label={t`Holds from`} type="date" />
        <TextField
          name="validUntil"
          label={t`First day without it`}
          type="date"
          optional={t`optional`}
          hint={t`Empty: until another rate begins.`}
        />
      </div>
      <TextField
        name="category"
        label={t`Category`}
        hint={t`Products name theirs; standard is the usual one.`}
        autoComplete="off"
        dir="ltr"
      />
    </FormSheet>
  );
}
