import { Trans, useLingui } from '@lingui/react/macro';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { RadioField } from '#components/form/RadioField.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { countryOptions } from '#lib/countries.ts';
import { LOCALES } from '#lib/i18n/locales.ts';
import { type SetupValues, setupSchema } from '../lib/setup-schema.ts';

export interface SetupFormProps {
  start: SetupValues;
  onSubmit: (values: SetupValues) => Promise<unknown>;
}

/** The questions of the first run, in two cards. */
export function SetupForm({ start, onSubmit }: SetupFormProps) {
  const form = useAppForm({ schema: setupSchema, defaultValues: start });
  return (
    <Form form={form} onSubmit={onSubmit} className="gap-5">
      <CompanyCard />
      <MoneyCard />
      <SubmitButton size="lg" className="w-fit">
        <Trans>Save and go to the panel</Trans>
      </SubmitButton>
    </Form>
  );
}

function CompanyCard() {
  const { t, i18n } = useLingui();
  return (
    <Card>
      <CardHeader>
        <CardTitle>
          <Trans>Your company</Trans>
        </CardTitle>
      </CardHeader>
      <CardContent className="grid gap-4 sm:grid-cols-2">
        <TextField name="name" label={t`Name`} hint={t`Shown in the panel and in the shop.`} />
        <TextField name="legalName" label={t`Legal name`} hint={t`Printed on invoices.`} autoComplete="organization" />
        <TextField
          name="address1"
          label={t`Street and number`}
          autoComplete="street-address"
          className="sm:col-span-2"
        />
        <TextField name="postcode" label={t`Postcode`} autoComplete="postal-code" dir="ltr" />
        <TextField name="city" label={t`City`} autoComplete="address-level2" />
        <SelectField name="country" label={t`Country`} options={countryOptions(i18n.locale)} />
        <TextField name="taxId" label={t`Tax number`} optional={t`optional`} dir="ltr" />
      </CardContent>
    </Card>
  );
}

function MoneyCard() {
  const { t, i18n } = useLingui();
  const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
  const names = new Intl.DisplayNames([i18n.locale], { type: 'currency', fallback: 'code' });
  return (
    <Card>
      <CardHeader>
        <CardTitle>
          <Trans>Money, language and time</Trans>
        </CardTitle>
      </CardHeader>
      <CardContent className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="currency"
          label={t`Main currency`}
          hint={t`A code such as EUR (${names.of('EUR')}). More can follow in the settings.`}
          dir="ltr"
          maxLength={3}
          autoComplete="off"
        />
        <SelectField
          name="locale"
          label={t`Main language`}
          options={LOCALES.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <SelectField
          name="timeZone"
          label={t`Time zone`}
          hint={t`Days begin and invoices fall due by it.`}
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
        <RadioField
          name="tax"
          label={t`Tax on what you sell`}
          className="sm:col-span-2"
          options={[
            {
              value: 'charged',
              label: t`is charged`,
              hint: t`By the client's country, with the rates of the European Union.`,
            },
            { value: 'small_business', label: t`is not charged at home`, hint: t`You are exempt as a small business.` },
            { value: 'none', label: t`is never charged`, hint: t`Invoices say nothing of tax.` },
          ]}
        />
        <RadioField
          name="prices"
          label={t`The prices that you enter`}
          className="sm:col-span-2"
          options={[
            { value: 'without_tax', label: t`are without tax`, hint: t`Tax is added to them.` },
            { value: 'with_tax', label: t`include tax`, hint: t`Tax is taken out of them.` },
          ]}
        />
      </CardContent>
    </Card>
  );
}
