/** A manifest's JSON Schema of one scope of settings. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Values of settings that are no secrets, as a form has them. */
export type PlainSettings = Record<string, unknown>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names of the fields that the plugin's author marked as secrets. */
export function secretNames(schema: JsonSchema | undefined): string[] {
  const properties = schema?.['properties'];
  if (!isRecord(properties)) return [];
  return Object.entries(properties).flatMap(([name, field]) =>
    isRecord(field) && field['secret'] === true ? [name] : [],
  );
}

/** The values without the secrets, which are kept apart. */
export function withoutSecrets(schema: JsonSchema, values: PlainSettings): PlainSettings {
  const secrets = new Set(secretNames(schema));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.has(name)));
}

const SHOWN = 4;
const LONG_ENOUGH = 12;

/** What may be shown of a stored secret: its last four characters, and nothing of a short one. */
export function lastFour(secret: string): string {
  return secret.length >= LONG_ENOUGH ? secret.slice(-SHOWN) : '';
}
