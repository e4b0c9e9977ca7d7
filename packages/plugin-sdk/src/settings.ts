import * as z from 'zod/mini';

/** What the settings form shows beside a field. */
export interface FieldText {
  title: string;
  description?: string;
  placeholder?: string;
}

/** Names a setting for the form that the host draws from the schema. */
export function field<S extends z.ZodMiniType>(schema: S, text: FieldText): S {
  z.globalRegistry.add(schema, { ...text });
  return schema;
}

/**
 * Marks a setting as a secret: the host encrypts it, never shows it again, gives it to this plugin alone and
 * blanks its value in everything that is logged.
 *
 * @example settings: { tenant: z.strictObject({ apiKey: secret({ title: 'Secret key' }) }) }
 */
export function secret(text: FieldText, limits: { min?: number; max?: number } = {}): z.ZodMiniString {
  const schema = z.string().check(z.minLength(limits.min ?? 1), z.maxLength(limits.max ?? 4096));
  z.globalRegistry.add(schema, { ...text, secret: true });
  return schema;
}

/** Who fills a group of settings: once per tenant, per server, per product. */
export const SETTINGS_SCOPES = ['tenant', 'server', 'product'] as const;
export type SettingsScope = (typeof SETTINGS_SCOPES)[number];

/** One schema per scope that the plugin uses. */
export type SettingsSchemas = { readonly [S in SettingsScope]?: z.ZodMiniObject };

/** The settings as a method sees them: `ctx.settings.tenant.apiKey`. */
export type SettingsOf<S extends SettingsSchemas> = {
  readonly [K in keyof S & SettingsScope]: S[K] extends z.ZodMiniType ? z.output<S[K]> : never;
};

/** The schema of the settings of a call: every declared scope, and nothing else. */
export function settingsSchema(schemas: SettingsSchemas): z.ZodMiniObject {
  const shape: Record<string, z.ZodMiniType> = {};
  for (const scope of SETTINGS_SCOPES) {
    const schema = schemas[scope];
    if (schema) shape[scope] = schema;
  }
  return z.strictObject(shape);
}
