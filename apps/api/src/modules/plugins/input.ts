import * as z from 'zod/mini';

/** Id of a plugin, as in its manifest. */
export const pluginIdField = z.string().check(z.maxLength(80), z.regex(/^[a-z][a-z0-9.-]{0,79}$/));

const MAX_FIELDS = 60;
const fieldName = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/));
const isShort = (fields: object) => Object.keys(fields).length <= MAX_FIELDS;
const plainValue = z.union([z.string().check(z.maxLength(4096)), z.number(), z.boolean()]);

/** All settings that are no secrets, as the form holds them; what the plugin's own schema says comes after. */
export const settingsField = z.record(fieldName, plainValue).check(z.refine(isShort, { error: 'too_many_fields' }));

/** New secrets by name. One that is left out stays, null removes it. */
export const secretsField = z
  .record(fieldName, z.nullable(z.string().check(z.minLength(1), z.maxLength(4096))))
  .check(z.refine(isShort, { error: 'too_many_fields' }));

export type NewSecrets = z.output<typeof secretsField>;
