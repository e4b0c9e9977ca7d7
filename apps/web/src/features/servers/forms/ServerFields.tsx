import { useLingui } from '@lingui/react/macro';
import * as z from 'zod/mini';
import { NumberField, SwitchField, TextField } from '#components/form/fields.tsx';
import { SchemaFields } from '#components/schema-form/SchemaFields.tsx';
import type { SecretHint } from '#components/schema-form/SecretField.tsx';
import type { SettingsSchema } from '#components/schema-form/setting-fields.ts';

const HOST_NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?){0,30}$/i;

/** What is asked of every server, whatever its panel. */
export const serverFields = {
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  hostname: z.string().check(z.trim(), z.maxLength(253), z.regex(HOST_NAME)),
  maxAccounts: z.int().check(z.gte(0), z.lte(100_000)),
  position: z.int().check(z.gte(0), z.lte(10_000)),
  isEnabled: z.boolean(),
};

export interface ServerFieldsProps {
  schema: SettingsSchema | null;
  secrets?: readonly SecretHint[];
}

export function ServerFields({ schema, secrets = [] }: ServerFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <TextField name="name" label={t`Name`} hint={t`For staff.`} autoComplete="off" />
      <TextField
        name="hostname"
        label={t`Host name`}
        hint={t`Customers see it.`}
        placeholder="web1.example.com"
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
      />
      <SchemaFields schema={schema} secrets={secrets} />
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField name="maxAccounts" label={t`Places for accounts`} min={0} />
        <NumberField name="position" label={t`Order in the group`} hint={t`Smaller first.`} min={0} />
      </div>
      <SwitchField
        name="isEnabled"
        label={t`Takes new accounts`}
        hint={t`Services that are on it stay and work either way.`}
      />
    </>
  );
}
