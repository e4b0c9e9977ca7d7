import { Trans, useLingui } from '@lingui/react/macro';
import { currency } from '@panel1/shared-types';
import { timeZone } from '@panel1/shared-types/tenant-settings';
import { useId } from 'react';
import { useFormContext } from 'react-hook-form';
import * as z from 'zod/mini';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { useField } from '#components/form/use-field.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { LOCALES } from '#lib/i18n/locales.ts';
import { SectionForm } from '../components/SectionForm.tsx';
import { type AllSettings, useSaveSettings } from '../hooks/use-settings.ts';

const codes = (value: string) =>
  value
    .toUpperCase()
    .split(/[\s,]+/)
    .filter((code) => code !== '');
const isList = (value: string) =>
  codes(value).length > 0 && codes(value).every((code) => z.safeParse(currency(), code).success);

const schema = z.object({
  mainLocale: z.string(),
  locales: z.array(z.string()),
  currencies: z.string().check(z.maxLength(300), z.refine(isList, { error: 'unknown_currency' })),
  timeZone: timeZone(),
});

/** Languages, currencies and the zone. The API has lists whose first entry is the main one; people choose it apart. */
export function LocalisationForm({ settings }: { settings: AllSettings }) {
  const { t } = useLingui();
  const save = useSaveSettings();
  const { locales, currencies, timeZone: zone } = settings.localisation;
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <SectionForm
      title={<Trans>Languages and currencies</Trans>}
      schema={schema}
      defaultValues={{
        mainLocale: locales[0] ?? 'en',
        locales: [...locales],
        currencies: currencies.join(', '),
        timeZone: zone,
      }}
      onSubmit={({ mainLocale, locales: others, ...values }) =>
        save({
          section: 'localisation',
          value: {
            locales: [mainLocale, ...others.filter((code) => code !== mainLocale)],
            currencies: [...new Set(codes(values.currencies))],
            timeZone: values.timeZone,
          },
        })
      }
    >
      <SelectField
        name="mainLocale"
        label={t`Main language`}
        options={LOCALES.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <LocalesField known={[...new Set([...LOCALES.map(({ code }) => code), ...locales])]} />
      <TextField
        name="currencies"
        label={t`Currencies`}
        hint={t`Codes such as EUR, USD. The first is the main one.`}
        dir="ltr"
        autoComplete="off"
      />
      <SelectField
        name="timeZone"
        label={t`Time zone`}
        hint={t`Days begin and invoices fall due by it.`}
        options={[...new Set([zone, ...zones, 'UTC'])].map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
      />
    </SectionForm>
  );
}

function LocalesField({ known }: { known: readonly string[] }) {
  const id = useId();
  const { register } = useFormContext();
  const { error } = useField('locales', false);
  return (
    <fieldset className="flex flex-wrap gap-x-6 gap-y-2">
      <legend className="mb-1.5 font-medium text-sm">
        <Trans>Languages that customers can choose</Trans>
      </legend>
      {known.map((code) => (
        <span key={code} className="flex min-h-6 items-center gap-2 text-sm">
          <Checkbox id={`${id}-${code}`} value={code} {...register('locales')} />
          <label htmlFor={`${id}-${code}`}>{LOCALES.find((entry) => entry.code === code)?.name ?? code}</label>
        </span>
      ))}
      {error ? <p className="w-full text-danger text-sm">{error}</p> : null}
    </fieldset>
  );
}
