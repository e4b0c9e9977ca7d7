import * as z from 'zod/mini';
import { type SettingField, type SettingsSchema, type SettingValue, settingFields } from './setting-fields.ts';

/** What a form holds of settings: texts may be empty, numbers NaN while empty. */
export type SettingsInput = Record<string, SettingValue>;
/** What a form holds of secrets: empty keeps the stored one, null takes it away. */
export type SecretsInput = Record<string, string | null>;

export interface SettingsValues {
  settings: SettingsInput;
  secrets: SecretsInput;
}

/** First values of a form: what is stored, else the plugin's defaults. Secrets start empty. */
export function settingsDefaults(
  schema: SettingsSchema | null | undefined,
  stored: Readonly<Record<string, unknown>> = {},
): SettingsValues {
  const settings: SettingsInput = {};
  const secrets: SecretsInput = {};
  for (const { name, kind, initial } of settingFields(schema)) {
    if (kind === 'secret') secrets[name] = '';
    else settings[name] = plainOr(stored[name], kind === 'number' && initial === '' ? Number.NaN : initial);
  }
  return { settings, secrets };
}

function plainOr(value: unknown, initial: SettingValue): SettingValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : initial;
}

/** What the API takes: fields left empty are left out, so are secrets that stay as they are. */
export function settingsForApi(
  schema: SettingsSchema | null | undefined,
  { settings, secrets }: SettingsValues,
): SettingsValues {
  const fields = settingFields(schema);
  const kept = fields.flatMap(({ name, kind }): [string, SettingValue][] => {
    const value = settings[name];
    if (kind === 'secret' || value === undefined || value === '' || Number.isNaN(value)) return [];
    return [[name, value]];
  });
  const changed = Object.entries(secrets).filter(([, value]) => value !== '');
  return { settings: Object.fromEntries(kept), secrets: Object.fromEntries(changed) };
}

/**
 * Checks what the browser can tell at once: required, lengths, ranges. Patterns and rules across fields are the
 * server's: its answer lands at the same fields. `storedSecrets` need no new value.
 */
export function settingsSchemas(schema: SettingsSchema | null | undefined, storedSecrets: readonly string[] = []) {
  const fields = settingFields(schema);
  const plain = fields.filter((field) => field.kind !== 'secret');
  const secret = fields.filter((field) => field.kind === 'secret');
  return {
    settings: z.object(Object.fromEntries(plain.map((field) => [field.name, plainCheck(field)]))),
    secrets: z.object(
      Object.fromEntries(secret.map((field) => [field.name, secretCheck(field, storedSecrets.includes(field.name))])),
    ),
  };
}

function plainCheck(field: SettingField): z.ZodMiniType<SettingValue, SettingValue> {
  if (field.kind === 'toggle') return z.boolean();
  if (field.kind === 'number') {
    const number = z.number().check(z.gte(field.min ?? -Number.MAX_VALUE), z.lte(field.max ?? Number.MAX_VALUE));
    return field.isRequired ? number : z.union([number, z.nan()]);
  }
  return lengthCheck(field, field.isRequired);
}

function lengthCheck({ min, max }: SettingField, isRequired: boolean) {
  return z.string().check(
    z.refine((value) => value !== '' || !isRequired, { error: 'required' }),
    z.refine((value) => value === '' || value.length >= (min ?? 0), { error: 'too_small' }),
    z.maxLength(max ?? 4096),
  );
}

function secretCheck(field: SettingField, isStored: boolean) {
  const text = lengthCheck(field, field.isRequired && !isStored);
  return field.isRequired ? text : z.nullable(text);
}
