import type { SettingsScope } from '@panel1/plugin-sdk';
// The reader of JSON Schema is not part of zod/mini; this runs on the server only.
import { fromJSONSchema } from 'zod';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { fieldCodes } from '#lib/command/parse.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { type PlainSettings, secretNames, withoutSecrets } from '../core/settings-schema.ts';
import type { NewSecrets } from '../input.ts';
import { manifestOf } from './manifests.ts';
import { openSecrets, type SecretScope, writeSecrets } from './secrets.ts';

export interface ScopedSettings extends SecretScope {
  scope: SettingsScope;
  settings: PlainSettings;
  secrets: NewSecrets;
}

/**
 * Checks the settings of one scope against the plugin's schema, stores the secrets and answers the rest, with the
 * schema's defaults, for the caller to store. Throws `plugins.settings_invalid` with a code per field.
 */
export async function saveScopedSettings(ctx: CommandContext, of: ScopedSettings): Promise<PlainSettings> {
  const checked = await checkSettings(ctx, of);
  await writeSecrets(ctx, of, of.secrets);
  return checked;
}

/** As {@link saveScopedSettings}, without storing anything. */
export async function checkSettings(ctx: QueryContext, of: ScopedSettings): Promise<PlainSettings> {
  const schema = manifestOf(ctx.kernel, of.pluginId).settings[of.scope];
  const known = new Set(secretNames(schema));
  const fields: Record<string, string> = {};
  for (const name of Object.keys(of.settings)) if (known.has(name)) fields[`settings.${name}`] = 'is_secret';
  for (const name of Object.keys(of.secrets)) if (!known.has(name)) fields[`secrets.${name}`] = 'unknown_key';
  if (Object.keys(fields).length > 0) throw new AppError('plugins.settings_invalid', { fields });
  // A plugin without settings of this scope takes none.
  const values = { ...of.settings, ...(await effectiveSecrets(ctx, of)) };
  const parsed = fromJSONSchema(schema ?? { type: 'object', properties: {}, additionalProperties: false }).safeParse(
    values,
  );
  if (parsed.success) return withoutSecrets(schema ?? {}, record(parsed.data));
  for (const [name, code] of Object.entries(fieldCodes(parsed.error.issues)))
    fields[`${known.has(name) ? 'secrets' : 'settings'}.${name}`] = code;
  throw new AppError('plugins.settings_invalid', { fields });
}

async function effectiveSecrets(ctx: QueryContext, of: ScopedSettings): Promise<Record<string, string>> {
  const stored = await openSecrets(ctx, of);
  const merged = Object.entries({ ...stored, ...of.secrets });
  return Object.fromEntries(merged.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

// The schema is of type object, so what it parsed is one.
function record(value: unknown): PlainSettings {
  return value as PlainSettings;
}
