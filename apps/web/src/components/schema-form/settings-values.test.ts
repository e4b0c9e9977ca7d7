import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { settingFields } from './setting-fields.ts';
import { settingsDefaults, settingsForApi, settingsSchemas } from './settings-values.ts';

const schema = {
  type: 'object',
  properties: {
    url: { type: 'string', format: 'uri', title: 'Address' },
    username: { type: 'string', default: 'root' },
    port: { type: 'integer', minimum: 1, maximum: 65_535 },
    mode: { type: 'string', enum: ['fast', 'safe'] },
    isPrivate: { type: 'boolean', default: false },
    token: { type: 'string', minLength: 8, maxLength: 20, secret: true },
    oldToken: { type: 'string', minLength: 8, secret: true },
    nested: { type: 'object', properties: {} },
  },
  required: ['url', 'token'],
};

const codes = (stored: readonly string[], values: object) => {
  const { settings, secrets } = settingsSchemas(schema, stored);
  const parsed = z.safeParse(z.object({ settings, secrets }), values);
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
};

test('every plain property becomes a field of its kind, and what no form can draw is left out', () => {
  expect(settingFields(schema).map(({ name, kind }) => `${name}:${kind}`)).toEqual([
    'url:url',
    'username:text',
    'port:number',
    'mode:choice',
    'isPrivate:toggle',
    'token:secret',
    'oldToken:secret',
  ]);
});

test('a form starts from what is stored, else from the defaults of the plugin, and never with a secret', () => {
  const { settings, secrets } = settingsDefaults(schema, { url: 'https://a.example', token: 'must not show' });
  expect(settings).toEqual({
    url: 'https://a.example',
    username: 'root',
    port: Number.NaN,
    mode: '',
    isPrivate: false,
  });
  expect(secrets).toEqual({ token: '', oldToken: '' });
});

test('a secret that was not typed stays stored, and one that was taken away is sent as null', () => {
  const values = settingsDefaults(schema, { url: 'https://a.example' });
  const sent = settingsForApi(schema, { ...values, secrets: { token: '', oldToken: null } });
  expect(sent).toEqual({
    settings: { url: 'https://a.example', username: 'root', isPrivate: false },
    secrets: { oldToken: null },
  });
});

test('a required secret is asked for once and not again when it is stored', () => {
  const values = settingsDefaults(schema, { url: 'https://a.example' });
  expect(codes([], values)).toEqual(['secrets.token required']);
  expect(codes(['token'], values)).toEqual([]);
});

test('a required text and the limits are checked before anything is sent', () => {
  const values = settingsDefaults(schema);
  const wrong = { settings: { ...values.settings, port: 0 }, secrets: { token: 'short', oldToken: null } };
  expect(codes([], wrong)).toEqual([
    'settings.url required',
    expect.stringMatching(/^settings\.port /),
    'secrets.token too_small',
  ]);
});
