import { useLingui } from '@lingui/react/macro';
import { useWatch } from 'react-hook-form';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { MoneyField } from '#components/form/MoneyField.tsx';
import { RadioField } from '#components/form/RadioField.tsx';
import type { PriceChangeForm } from '../lib/price-change-form.ts';

/** What the new price is. */
export function NewPriceFields() {
  const { t } = useLingui();
  const kind = useWatch<PriceChangeForm, 'kind'>({ name: 'kind' });
  const currency = useWatch<PriceChangeForm, 'currency'>({ name: 'currency' });
  return (
    <>
      <RadioField
        name="kind"
        label={t`New price`}
        options={[
          { value: 'percent', label: t`A share more or less` },
          { value: 'amount', label: t`A fixed amount`, hint: t`Of one unit for one period, options included` },
          { value: 'catalogue', label: t`The price of the catalogue`, hint: t`What a new client pays for the same` },
        ]}
      />
      {kind === 'percent' ? (
        <>
          <TextField
            name="percent"
            label={t`Percent`}
            hint={t`-10 is ten percent less`}
            inputMode="decimal"
            dir="ltr"
            className="sm:max-w-60"
          />
          <MoneyField
            name="stepMinor"
            label={t`Rounded to whole multiples of`}
            optional={t`optional`}
            currency={currency}
            className="sm:max-w-60"
          />
          <SelectField
            name="rounding"
            label={t`Rounding`}
            options={[
              { value: 'nearest', label: t`To the nearest` },
              { value: 'up', label: t`Up` },
              { value: 'down', label: t`Down` },
            ]}
            className="sm:max-w-60"
          />
        </>
      ) : null}
      {kind === 'amount' ? (
        <MoneyField name="amountMinor" label={t`Amount`} currency={currency} className="sm:max-w-60" />
      ) : null}
    </>
  );
}
