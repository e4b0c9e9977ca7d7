import { Trans, useLingui } from '@lingui/react/macro';
import { useWatch } from 'react-hook-form';
import { NumberField, SelectField, SwitchField } from '#components/form/fields.tsx';
import { MoneyField } from '#components/form/MoneyField.tsx';
import type { RouterOutputs } from '#lib/trpc.ts';
import { SectionForm } from '../components/SectionForm.tsx';
import { ThresholdMeter } from '../components/ThresholdMeter.tsx';
import { type AllSettings, useSaveSettings } from '../hooks/use-settings.ts';
import { taxFormOf, taxFormSchema, taxInputOf } from '../lib/tax-form.ts';
import { CalculatorsEditor } from './CalculatorsEditor.tsx';
import { RegistrationsEditor } from './RegistrationsEditor.tsx';

export interface TaxFormProps {
  settings: AllSettings;
  overview: RouterOutputs['tenants']['taxOverview'];
}

/** Which tax the provider charges, and where it is registered. */
export function TaxForm({ settings, overview }: TaxFormProps) {
  const save = useSaveSettings();
  const { tax } = settings;
  const { year } = overview;
  return (
    <SectionForm
      title={<Trans>Value-added tax</Trans>}
      schema={taxFormSchema}
      mode="onSubmit"
      defaultValues={taxFormOf(tax, year)}
      onSubmit={(values) => save({ section: 'tax', value: taxInputOf(values, tax, year) })}
    >
      <Fields overview={overview} currencies={settings.localisation.currencies} />
    </SectionForm>
  );
}

interface FieldsProps extends Pick<TaxFormProps, 'overview'> {
  currencies: readonly string[];
}

function Fields({ overview, currencies }: FieldsProps) {
  const { t } = useLingui();
  const chargesTax: unknown = useWatch({ name: 'chargesTax' });
  return (
    <>
      <SwitchField
        name="chargesTax"
        label={t`Charge tax`}
        hint={t`By the place of the client, whether it is a business, and its VAT number. Off: invoices say nothing of tax.`}
      />
      {chargesTax === true ? <Rules overview={overview} currencies={currencies} /> : null}
    </>
  );
}

function Rules({ overview, currencies }: FieldsProps) {
  const { t } = useLingui();
  const lastYear = String(overview.year - 1);
  const thisYear = String(overview.year);
  return (
    <>
      <SwitchField
        name="isSmallBusiness"
        label={t`Small business`}
        hint={t`Exempt at home: invoices there carry no tax and say why.`}
      />
      <SwitchField
        name="hasOneStopShop"
        label={t`Registered for the one-stop shop`}
        hint={t`Consumers in other member states pay the rate of their state.`}
      />
      <SwitchField
        name="usesThreshold"
        label={t`Use the threshold of 10,000 euros a year`}
        hint={t`Below it consumers in other member states pay your own rate. The sale that crosses it is taxed at the consumer.`}
      />
      <ThresholdMeter overview={overview} />
      <div className="grid gap-4 sm:grid-cols-2">
        <MoneyField
          name="elsewhereThisYear"
          label={t`Such sales billed elsewhere in ${thisYear}`}
          hint={t`Net, invoices in other currencies among them.`}
          optional={t`optional`}
          currency="EUR"
        />
        <MoneyField
          name="elsewhereLastYear"
          label={t`Such sales billed elsewhere in ${lastYear}`}
          optional={t`optional`}
          currency="EUR"
        />
      </div>
      <SelectField
        name="accountingCurrency"
        label={t`Currency in which you owe the tax`}
        hint={t`Invoices in another currency state their tax in this one, too, at a rate of the day. Without one they are not issued.`}
        placeholder={t`None: not stated`}
        options={[{ value: '', label: t`None: not stated` }, ...currencies.map((value) => ({ value, label: value }))]}
      />
      <RateSource />
      <RegistrationsEditor />
      <CalculatorsEditor />
      <NumberField
        name="recheckDays"
        label={t`Days after which a VAT number is checked again`}
        hint={t`With the next invoice after that. Your own VAT number is on the tab Company; the check names it as the one who asks.`}
        className="max-w-md"
        min={1}
        max={365}
      />
    </>
  );
}

/** Asked only where documents state their tax in a second currency. */
function RateSource() {
  const { t } = useLingui();
  const accounting: unknown = useWatch({ name: 'accountingCurrency' });
  if (accounting === '') return null;
  return (
    <SelectField
      name="exchangeRateSource"
      label={t`Exchange rates`}
      hint={t`The bank’s reference rates come every working day; the latest that is out holds, over weekends too. A rate of your own comes first on its day.`}
      options={[
        { value: 'manual', label: t`Entered by hand` },
        { value: 'ecb', label: t`From the European Central Bank` },
      ]}
    />
  );
}
