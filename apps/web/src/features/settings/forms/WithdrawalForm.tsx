import { Trans, useLingui } from '@lingui/react/macro';
import { SETTINGS_SCHEMAS } from '@panel1/shared-types/tenant-settings';
import { NumberField, SwitchField } from '#components/form/fields.tsx';
import { RadioField } from '#components/form/RadioField.tsx';
import { SectionForm } from '../components/SectionForm.tsx';
import { type AllSettings, useSaveSettings } from '../hooks/use-settings.ts';

/** How consumers withdraw from what they ordered. */
export function WithdrawalForm({ settings }: { settings: AllSettings }) {
  const { t } = useLingui();
  const save = useSaveSettings();
  return (
    <SectionForm
      title={<Trans>Withdrawal of consumers</Trans>}
      schema={SETTINGS_SCHEMAS.withdrawal}
      defaultValues={settings.withdrawal}
      onSubmit={(value) => save({ section: 'withdrawal', value })}
    >
      <SwitchField
        name="isOn"
        label={t`Consumers can withdraw online`}
        hint={t`The law of the European Union asks for it: a link at the foot of the shop, two steps, and a confirmation by mail. Businesses and clients elsewhere are not asked.`}
      />
      <NumberField
        name="days"
        label={t`Days after the order`}
        hint={t`14 by law. A period that ends on a weekend goes on through the Monday.`}
        min={14}
        max={365}
      />
      <SwitchField
        name="asksForStart"
        label={t`Ask at the checkout whether the service begins at once`}
        hint={t`Only who asks for that owes the days used. Everybody else gets everything back.`}
      />
      <RadioField
        name="refunds"
        label={t`When a client withdraws while logged in`}
        options={[
          {
            value: 'automatic',
            label: t`Pay back at once`,
            hint: t`Through the gateway that was used. What came by transfer still waits for you.`,
          },
          { value: 'staff', label: t`Staff look first`, hint: t`The contract ends at once, the money waits.` },
        ]}
      />
    </SectionForm>
  );
}
