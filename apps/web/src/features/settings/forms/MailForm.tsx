import { Trans, useLingui } from '@lingui/react/macro';
import { SETTINGS_SCHEMAS } from '@panel1/shared-types/tenant-settings';
import { TextField } from '#components/form/fields.tsx';
import { SectionForm } from '../components/SectionForm.tsx';
import { type AllSettings, useSaveSettings } from '../hooks/use-settings.ts';

export function MailForm({ settings }: { settings: AllSettings }) {
  const { t } = useLingui();
  const save = useSaveSettings();
  const optional = t`optional`;
  return (
    <SectionForm
      title={<Trans>Mail sender</Trans>}
      schema={SETTINGS_SCHEMAS.mail}
      defaultValues={settings.mail}
      onSubmit={(value) => save({ section: 'mail', value })}
    >
      <p className="text-muted-foreground text-sm">
        <Trans>
          What is empty is taken from the instance. The mail server itself is set where the panel is started.
        </Trans>
      </p>
      <TextField name="senderName" label={t`Name of the sender`} optional={optional} autoComplete="off" />
      <TextField name="senderAddress" label={t`Address of the sender`} type="email" optional={optional} />
      <TextField name="replyTo" label={t`Answers go to`} type="email" optional={optional} />
    </SectionForm>
  );
}
