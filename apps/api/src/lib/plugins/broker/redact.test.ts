import { expect, test } from 'vitest';
import { createRedactor } from './redact.ts';

const SECRET = 'p@ss "word"+1&<x>';
const redactor = createRedactor([SECRET]);

test.each([
  ['plain', SECRET],
  ['in a URL', encodeURIComponent(SECRET)],
  ['in a form', new URLSearchParams({ a: SECRET }).toString()],
  ['in JSON', JSON.stringify({ a: SECRET })],
  ['in base64', Buffer.from(SECRET).toString('base64')],
])('a secret is blanked by value %s', (_name, text) => {
  expect(redactor.text(text)).toContain('•••');
  expect(redactor.text(text)).not.toContain('word');
});

test('fields with telling names are blanked whatever they hold', () => {
  expect(redactor.body('{"user":"ann","Password":"x1","deep":[{"token":"y2"}]}', [])).toBe(
    '{"user":"ann","Password":"•••","deep":[{"token":"•••"}]}',
  );
  expect(redactor.body('user=ann&password=x1&card[number]=4242', [])).toBe('user=ann&password=•••&card[number]=•••');
  expect(redactor.body('{"url":"https://a/?session=1"}', ['url'])).toBe('{"url":"•••"}');
  expect(redactor.url('https://a.test/p?api_key=1&x=2', [])).toBe('https://a.test/p?api_key=•••&x=2');
});

test('an ordinary text stays as it is', () => {
  expect(redactor.body('<html>Bad Gateway</html>', [])).toBe('<html>Bad Gateway</html>');
});
