/** A JSON Schema as a plugin's manifest carries it for one scope of its settings. */
export type SettingsSchema = Readonly<Record<string, unknown>>;

/** A value of a setting that is no secret. */
export type SettingValue = string | number | boolean;

export interface SettingField {
  name: string;
  title: string;
  description: string | undefined;
  placeholder: string | undefined;
  /** `secret` is written and never read back; `choice` has options. */
  kind: 'text' | 'url' | 'number' | 'toggle' | 'choice' | 'secret';
  options: readonly string[];
  isRequired: boolean;
  /** Value of a field that was never filled in. */
  initial: SettingValue;
  /** Of a text its length, of a number its value. */
  min: number | undefined;
  max: number | undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const textOr = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const numberOr = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const isPlain = (value: unknown): value is SettingValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/**
 * The fields of a settings schema, in the plugin's order. A property of a kind that no form can draw (an object, a
 * list) is left out: the SDK gives plugins plain values only.
 */
export function settingFields(schema: SettingsSchema | null | undefined): SettingField[] {
  const properties = schema?.['properties'];
  if (!isRecord(properties)) return [];
  const required = schema?.['required'];
  const needed = new Set<unknown>(Array.isArray(required) ? required : []);
  return Object.entries(properties).flatMap(([name, property]) => {
    const kind = isRecord(property) ? kindOf(property) : undefined;
    if (!isRecord(property) || kind === undefined) return [];
    const given = property['default'];
    return [
      {
        name,
        kind,
        title: textOr(property['title']) ?? name,
        description: textOr(property['description']),
        placeholder: textOr(property['placeholder']),
        options: optionsOf(property),
        isRequired: needed.has(name),
        initial: isPlain(given) ? given : kind === 'toggle' ? false : '',
        min: numberOr(property[kind === 'number' ? 'minimum' : 'minLength']),
        max: numberOr(property[kind === 'number' ? 'maximum' : 'maxLength']),
      },
    ];
  });
}

function optionsOf(property: Record<string, unknown>): string[] {
  const values = property['enum'];
  return Array.isArray(values) ? values.filter((value): value is string => typeof value === 'string') : [];
}

function kindOf(property: Record<string, unknown>): SettingField['kind'] | undefined {
  if (property['secret'] === true) return 'secret';
  if (optionsOf(property).length > 0) return 'choice';
  const type = property['type'];
  if (type === 'boolean') return 'toggle';
  if (type === 'number' || type === 'integer') return 'number';
  if (type !== 'string') return undefined;
  return property['format'] === 'uri' ? 'url' : 'text';
}
