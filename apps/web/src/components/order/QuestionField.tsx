import { Trans, useLingui } from '@lingui/react/macro';
import { SelectField, TextField } from '#components/form/fields.tsx';
import type { Question } from './questions.ts';

/** One thing the provider has to know before it can deliver. */
export function QuestionField({ field }: { field: Question }) {
  const { t } = useLingui();
  const name = `fields.${field.key}`;
  const optional = field.isRequired ? {} : { optional: t`optional` };
  if (field.kind === 'domain') {
    return (
      <TextField
        name={name}
        label={field.label}
        placeholder="example.com"
        hint={<Trans>One you own or are about to register.</Trans>}
        dir="ltr"
        inputMode="url"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        autoComplete="off"
        {...optional}
      />
    );
  }
  if (field.kind === 'text') return <TextField name={name} label={field.label} maxLength={500} {...optional} />;
  const options =
    field.kind === 'choice'
      ? field.choices.map((choice) => ({ value: choice, label: choice }))
      : [
          { value: 'yes', label: t`Yes` },
          { value: 'no', label: t`No` },
        ];
  return <SelectField name={name} label={field.label} options={options} placeholder={t`Choose…`} {...optional} />;
}
