import { useLingui } from '@lingui/react/macro';
import { useWatch } from 'react-hook-form';
import { NumberField, SelectField, TextField } from '#components/form/fields.tsx';
import type { DunningForm } from '../lib/dunning-form.ts';

/** When the stored method of payment is charged again. The card schemes' own ceilings hold beside it. */
export function RetriesFields() {
  const { t } = useLingui();
  const kind = useWatch<DunningForm, 'retries.kind'>({ name: 'retries.kind' });
  return (
    <div className="grid gap-3 border-t pt-4 sm:grid-cols-2">
      <SelectField
        name="retries.kind"
        label={t`Charge the stored method of payment`}
        hint={t`A card that was refused for good is not charged again until the client changes it.`}
        options={[
          { value: 'after_due', label: t`On days after the due date` },
          { value: 'after_failure', label: t`So many days after each failure` },
          { value: 'weekly', label: t`Every week` },
          { value: 'daily', label: t`Every day until it is paid` },
        ]}
      />
      {kind === 'after_due' ? (
        <TextField name="retries.days" label={t`Days after the due date`} hint={t`Such as 0, 1, 3, 5, 7`} dir="ltr" />
      ) : null}
      {kind === 'after_failure' ? (
        <TextField name="retries.gaps" label={t`Days between two attempts`} hint={t`Such as 1, 2, 3`} dir="ltr" />
      ) : null}
      {kind === 'weekly' ? <NumberField name="retries.weeks" label={t`For how many weeks`} min={0} max={26} /> : null}
    </div>
  );
}
