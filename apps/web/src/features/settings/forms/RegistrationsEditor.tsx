import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, Trash2 } from 'lucide-react';
import { useFieldArray } from 'react-hook-form';
import { CheckboxField, SelectField, TextField } from '#components/form/fields.tsx';
import { Button } from '#components/ui/button.tsx';
import { countryOptions } from '#lib/countries.ts';
import { NEW_REGISTRATION, type TaxFormValues } from '../lib/tax-form.ts';

/** Countries besides home where the provider is registered for VAT, each with its days. */
export function RegistrationsEditor() {
  const { t } = useLingui();
  const { fields, append, remove } = useFieldArray<TaxFormValues, 'registrations', 'rowId'>({
    name: 'registrations',
    keyName: 'rowId',
  });
  return (
    <div className="flex flex-col gap-3">
      <h3 className="font-medium text-sm">
        <Trans>Further registrations</Trans>
      </h3>
      {fields.length === 0 ? (
        <p className="text-muted-foreground text-sm">
          <Trans>
            Only where you are registered besides home and the one-stop shop, such as Switzerland or Norway.
          </Trans>
        </p>
      ) : (
        <ol aria-label={t`Further registrations`} className="flex flex-col gap-3">
          {fields.map((field, at) => (
            <li key={field.rowId}>
              <Registration at={at} onRemove={() => remove(at)} />
            </li>
          ))}
        </ol>
      )}
      <Button
        variant="outline"
        size="sm"
        className="self-start"
        onClick={() => append({ ...NEW_REGISTRATION }, { shouldFocus: false })}
      >
        <Plus aria-hidden="true" />
        <Trans>Add registration</Trans>
      </Button>
    </div>
  );
}

function Registration({ at, onRemove }: { at: number; onRemove: () => void }) {
  const { t, i18n } = useLingui();
  const name = (field: string) => `registrations.${at}.${field}`;
  return (
    <div className="grid gap-3 rounded-lg border p-3 sm:grid-cols-2">
      <SelectField
        name={name('country')}
        label={t`Country`}
        placeholder={t`Choose…`}
        options={countryOptions(i18n.locale)}
      />
      <TextField name={name('number')} label={t`Number`} optional={t`optional`} autoComplete="off" dir="ltr" />
      <TextField name={name('from')} label={t`Holds from`} type="date" />
      <TextField name={name('until')} label={t`First day without it`} type="date" optional={t`optional`} />
      <CheckboxField
        name={name('chargesBusinesses')}
        label={t`Businesses are charged, too`}
        hint={t`As in Switzerland; in the United Kingdom they owe the tax themselves.`}
      />
      <Button variant="ghost" size="sm" className="self-end sm:justify-self-end" onClick={onRemove}>
        <Trash2 aria-hidden="true" />
        <Trans>Remove</Trans>
      </Button>
    </div>
  );
}
