import { Trans, useLingui } from '@lingui/react/macro';
import { SETTINGS_SCHEMAS } from '@panel1/shared-types/tenant-settings';
import { NumberField } from '#components/form/fields.tsx';
import { SectionForm } from '../components/SectionForm.tsx';
import { type AllSettings, useSaveSettings } from '../hooks/use-settings.ts';

/** When the daily run stops and asks before it bills. */
export function SafetyForm({ settings }: { settings: AllSettings }) {
  const { t } = useLingui();
  const save = useSaveSettings();
  return (
    <SectionForm
      title={<Trans>Safety stop of the daily run</Trans>}
      schema={SETTINGS_SCHEMAS.safety}
      defaultValues={settings.safety}
      onSubmit={(value) => save({ section: 'safety', value })}
    >
      <p className="text-muted-foreground text-sm">
        <Trans>
          The run also stops when a whole day had no run, and when the clock jumped by more than five minutes. Staff who
          may issue invoices get a mail and decide.
        </Trans>
      </p>
      <NumberField
        name="runFactor"
        label={t`Stop when a day has so many times more or fewer renewals than expected`}
        hint={t`Compared with what was due for the day the evening before, in number and in money.`}
        min={2}
        max={100}
      />
      <NumberField
        name="runLeast"
        label={t`From this many renewals on`}
        hint={t`Smaller days are not compared.`}
        min={1}
        max={1_000_000}
      />
      <NumberField
        name="amountFactor"
        label={t`Hold an invoice that is so many times the client’s largest of late`}
        hint={t`The last twelve invoices count. Only this invoice waits, all others are issued.`}
        min={2}
        max={100}
      />
      <NumberField
        name="amountLeast"
        label={t`From this amount on`}
        hint={t`In whole units of the invoice’s currency, such as 500 euros or 500 dollars.`}
        min={0}
        max={1_000_000_000}
      />
    </SectionForm>
  );
}
