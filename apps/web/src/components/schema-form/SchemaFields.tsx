import { useLingui } from '@lingui/react/macro';
import { NumberField, SelectField, SwitchField, TextField } from '../form/fields.tsx';
import { SecretField, type SecretHint } from './SecretField.tsx';
import { type SettingField, type SettingsSchema, settingFields } from './setting-fields.ts';

export interface SchemaFieldsProps {
  schema: SettingsSchema | null | undefined;
  /** Path of the plain values in the form around: `settings`, `components.0.settings`. */
  at?: string;
  /** Path of the secrets in the form around. */
  secretsAt?: string;
  /** Which secrets are stored, and how they end. */
  secrets?: readonly SecretHint[];
}

/** The fields that a plugin's schema asks for, inside a Form. Draws nothing for a plugin that asks nothing. */
export function SchemaFields({ schema, at = 'settings', secretsAt = 'secrets', secrets = [] }: SchemaFieldsProps) {
  return settingFields(schema).map((field) =>
    field.kind === 'secret' ? (
      <SecretField
        key={field.name}
        name={`${secretsAt}.${field.name}`}
        label={field.title}
        isRequired={field.isRequired}
        stored={secrets.find((secret) => secret.name === field.name)}
        {...hintOf(field)}
      />
    ) : (
      <PlainField key={field.name} name={`${at}.${field.name}`} field={field} />
    ),
  );
}

function hintOf({ description }: SettingField) {
  return description === undefined ? {} : { hint: <bdi>{description}</bdi> };
}

function PlainField({ name, field }: { name: string; field: SettingField }) {
  const { t } = useLingui();
  const common = {
    name,
    label: <bdi>{field.title}</bdi>,
    ...hintOf(field),
    ...(field.isRequired || field.initial !== '' ? {} : { optional: t`optional` }),
  };
  const placeholder = field.placeholder === undefined ? {} : { placeholder: field.placeholder };
  switch (field.kind) {
    case 'toggle':
      return <SwitchField name={name} label={common.label} {...hintOf(field)} />;
    case 'number':
      return <NumberField {...common} {...placeholder} />;
    case 'choice':
      return (
        <SelectField
          {...common}
          {...(field.isRequired && field.initial !== '' ? {} : { placeholder: t`Choose…` })}
          options={field.options.map((value) => ({ value, label: value }))}
        />
      );
    default:
      return (
        <TextField
          {...common}
          {...placeholder}
          type={field.kind === 'url' ? 'url' : 'text'}
          autoComplete="off"
          spellCheck={false}
        />
      );
  }
}
