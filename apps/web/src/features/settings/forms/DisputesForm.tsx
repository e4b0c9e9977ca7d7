import { Trans, useLingui } from '@lingui/react/macro';
import { SETTINGS_SCHEMAS } from '@panel1/shared-types/tenant-settings';
import { useWatch } from 'react-hook-form';
import { SwitchField } from '#components/form/fields.tsx';
import { RadioField } from '#components/form/RadioField.tsx';
import { SectionForm } from '../components/SectionForm.tsx';
import { type AllSettings, useSaveSettings } from '../hooks/use-settings.ts';

/** What happens when a payer's bank takes a payment back. */
export function DisputesForm({ settings }: { settings: AllSettings }) {
  const { t } = useLingui();
  const save = useSaveSettings();
  return (
    <SectionForm
      title={<Trans>Disputed payments</Trans>}
      schema={SETTINGS_SCHEMAS.disputes}
      defaultValues={settings.disputes}
      onSubmit={(value) => save({ section: 'disputes', value })}
    >
      <RadioField
        name="whileOpen"
        label={t`Until the bank has decided`}
        options={[
          {
            value: 'owed',
            label: t`The invoices are open again`,
            hint: t`The client can pay in another way. Nobody is reminded, charged a late fee or terminated.`,
          },
          { value: 'held', label: t`The invoices stay paid`, hint: t`The client sees nothing of it.` },
        ]}
      />
      <Suspension />
      <SwitchField
        name="pausesCharges"
        label={t`Do not charge the client's stored card meanwhile`}
        hint={t`A card that is charged during a dispute is likely to be disputed again.`}
      />
      <RadioField
        name="whenLost"
        label={t`When the bank decides for the client`}
        options={[
          {
            value: 'owed',
            label: t`The client owes the amount`,
            hint: t`Reminders and suspension go on as for any unpaid invoice.`,
          },
          { value: 'write_off', label: t`Write it off`, hint: t`A loss in the books; services keep running.` },
        ]}
      />
    </SectionForm>
  );
}

/** Only invoices that are open again can stop a service. */
function Suspension() {
  const { t } = useLingui();
  const whileOpen: unknown = useWatch({ name: 'whileOpen' });
  if (whileOpen === 'held') return null;
  return (
    <SwitchField
      name="suspendsServices"
      label={t`Suspend the services of these invoices`}
      hint={t`They come back by themselves when the invoices are paid or the dispute is won.`}
    />
  );
}
