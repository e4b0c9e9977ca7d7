import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { NumberField, TextField } from '#components/form/fields.tsx';
import { RadioField } from '#components/form/RadioField.tsx';
import { SectionForm } from '../components/SectionForm.tsx';
import { type AllSettings, useSaveSettings } from '../hooks/use-settings.ts';

// An empty address means that there are no terms; the API says it by null.
const schema = z.object({
  termsVersion: text(40),
  termsUrl: z.string().check(
    z.trim(),
    z.refine((url) => url === '' || url.startsWith('https://'), { error: 'invalid_url' }),
  ),
  review: z.enum(['none', 'new_clients', 'all']),
  expiresAfterDays: z.int().check(z.gte(1), z.lte(90)),
});

export function OrderingForm({ settings }: { settings: AllSettings }) {
  const { t } = useLingui();
  const save = useSaveSettings();
  const { ordering } = settings;
  return (
    <SectionForm
      title={<Trans>Ordering</Trans>}
      schema={schema}
      defaultValues={{ ...ordering, termsUrl: ordering.termsUrl ?? '' }}
      onSubmit={(values) => save({ section: 'ordering', value: { ...values, termsUrl: values.termsUrl || null } })}
    >
      <TextField
        name="termsUrl"
        label={t`Address of your terms`}
        hint={t`Customers accept them with an order; which version is recorded.`}
        placeholder="https://"
        type="url"
        optional={t`optional`}
      />
      <TextField name="termsVersion" label={t`Version of your terms`} autoComplete="off" />
      <RadioField
        name="review"
        label={t`Which orders wait for a person`}
        options={[
          { value: 'none', label: t`None`, hint: t`Paid orders are set up at once.` },
          { value: 'new_clients', label: t`Those of new clients` },
          { value: 'all', label: t`All` },
        ]}
      />
      <NumberField
        name="expiresAfterDays"
        label={t`Days after which an unpaid order ends`}
        min={1}
        max={90}
        className="sm:max-w-60"
      />
    </SectionForm>
  );
}
