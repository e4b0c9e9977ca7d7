import { expect, test, vi } from 'vitest';
import { randomKey } from './random-key.ts';

test('a key is made where browsers withhold randomUUID, and is never the same', () => {
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const keys = new Set(Array.from({ length: 1000 }, randomKey));
  vi.unstubAllGlobals();
  expect(keys.size).toBe(1000);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
});
