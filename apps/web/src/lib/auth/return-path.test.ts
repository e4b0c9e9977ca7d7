import { expect, test } from 'vitest';
import { safeReturnPath } from './return-path.ts';

test('a path of our own origin is kept with its query', () => {
  expect(safeReturnPath('/admin/invoices?page=2#x', '/admin')).toBe('/admin/invoices?page=2#x');
});

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '',
  7,
])('login never leads to another site: %j', (raw) => {
  expect(safeReturnPath(raw, '/admin')).toBe('/admin');
});
