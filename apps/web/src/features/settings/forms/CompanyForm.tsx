import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types/schemas';
import { SETTINGS_SCHEMAS } from '@panel1/shared-types/tenant-settings';
import * as z from 'zod/mini';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { countryOptions } from '#lib/countries.ts';
import { SectionForm } from '../components/SectionForm.tsx';
import { type AllSettings, useSaveSettings } from '../hooks/use-settings.ts';

// Every invoice says where its seller is.
const schema = z.extend(SETTINGS_SCHEMAS.company, { address1: text(160), city: text(100) });

/** Who sells: on every invoice, and the name of the panel. */
export function CompanyForm({ settings }: { settings: AllSettings }) {
  const { t, i18n } = useLingui();
  const save = useSaveSettings();
  const optional = t`optional`;
  return (
    <SectionForm
      title={<Trans>Company</Trans>}
      schema={schema}
      defaultValues={settings.company}
      onSubmit={(value) => save({ section: 'company', value })}
    >
      <TextField name="name" label={t`Name`} hint={t`In the panel, the shop and mails.`} autoComplete="organization" />
      <TextField
        name="legalName"
        label={t`Legal name`}
        hint={t`On invoices, with the address below.`}
        optional={optional}
      />
      <TextField name="address1" label={t`Street`} autoComplete="address-line1" />
      <TextField name="address2" label={t`Address, second line`} optional={optional} autoComplete="address-line2" />
      <div className="grid gap-4 sm:grid-cols-[8rem_1fr]">
        <TextField name="postcode" label={t`Postcode`} optional={optional} autoComplete="postal-code" />
        <TextField name="city" label={t`City`} autoComplete="address-level2" />
      </div>
      <TextField name="region" label={t`Region`} optional={optional} autoComplete="address-level1" />
      <SelectField name="country" label={t`Country`} options={countryOptions(i18n.locale)} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="taxId" label={t`Tax number`} optional={optional} autoComplete="off" />
        <TextField
          name="registrationNumber"
          label={t`Company register number`}
          optional={optional}
          autoComplete="off"
        />
        <TextField name="email" label={t`E-mail`} type="email" optional={optional} autoComplete="email" />
        <TextField name="phone" label={t`Phone`} type="tel" optional={optional} autoComplete="tel" />
        <TextField
          name="contactName"
          label={t`Contact for invoices`}
          hint={t`A person or department; German e-invoices name one.`}
          optional={optional}
          autoComplete="off"
        />
        <TextField
          name="electronicAddress"
          label={t`Electronic address`}
          hint={t`Of e-invoices: 0204:991-01234-56 or an e-mail address. Empty: the e-mail address above.`}
          optional={optional}
          autoComplete="off"
          dir="ltr"
        />
      </div>
    </SectionForm>
  );
}
