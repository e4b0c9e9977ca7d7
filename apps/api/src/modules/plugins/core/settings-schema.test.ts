import { expect, test } from 'vitest';
import { lastFour, secretNames, withoutSecrets } from './settings-schema.ts';

const schema = { type: 'object', properties: { url: { type: 'string' }, token: { type: 'string', secret: true } } };

test('secrets are told from other settings by their mark alone', () => {
  expect(secretNames(schema)).toEqual(['token']);
  expect(secretNames(undefined)).toEqual([]);
  expect(withoutSecrets(schema, { url: 'u', token: 't' })).toEqual({ url: 'u' });
});

test('of a short secret nothing is shown', () => {
  expect(lastFour('sk_live_1234567890')).toBe('7890');
  expect(lastFour('short')).toBe('');
});
