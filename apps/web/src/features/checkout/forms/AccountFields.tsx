import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { VatNumberField } from '#components/tax/VatNumberField.tsx';
import { countryOptions } from '#lib/countries.ts';

/** Told a VAT number once it was answered about. */
type OnTaxId = (taxId: string | undefined) => void;

/** Name and address for the invoice; browsers and password managers fill all of it. */
export function AccountFields({ hasFixedEmail, onTaxId }: { hasFixedEmail: boolean; onTaxId: OnTaxId }) {
  const { i18n } = useLingui();
  const countries = useMemo(() => countryOptions(i18n.locale), [i18n.locale]);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        name="account.email"
        type="email"
        label={<Trans>E-mail</Trans>}
        hint={<Trans>Invoices and access data go there.</Trans>}
        autoComplete="email"
        inputMode="email"
        readOnly={hasFixedEmail}
        className="sm:col-span-2"
      />
      <TextField name="account.name" label={<Trans>Name</Trans>} autoComplete="name" className="sm:col-span-2" />
      <TextField
        name="account.address1"
        label={<Trans>Street and number</Trans>}
        autoComplete="street-address"
        className="sm:col-span-2"
      />
      <TextField name="account.postcode" label={<Trans>Postcode</Trans>} autoComplete="postal-code" dir="ltr" />
      <TextField name="account.city" label={<Trans>City</Trans>} autoComplete="address-level2" />
      <SelectField
        name="account.country"
        label={<Trans>Country</Trans>}
        options={countries}
        autoComplete="country"
        className="sm:col-span-2"
      />
      <CompanyFields onTaxId={onTaxId} />
    </div>
  );
}

/** Folded away until somebody orders for a company. Stays open while there is something in it. */
function CompanyFields({ onTaxId }: { onTaxId: OnTaxId }) {
  const { t } = useLingui();
  const { control } = useFormContext();
  const [company, taxId] = useWatch({ control, name: ['account.company', 'account.taxId'] });
  return (
    <details className="group sm:col-span-2" open={company !== '' || taxId !== '' ? true : undefined}>
      <summary className="w-fit rounded-sm font-medium text-primary text-sm underline-offset-4 hover:underline dark:text-info">
        <Trans>I order for a company</Trans>
      </summary>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        <TextField
          name="account.company"
          label={<Trans>Company</Trans>}
          autoComplete="organization"
          optional={t`optional`}
        />
        <VatNumberField
          name="account.taxId"
          label={<Trans>VAT or tax number</Trans>}
          optional={t`optional`}
          onAnswered={onTaxId}
        />
      </div>
    </details>
  );
}
