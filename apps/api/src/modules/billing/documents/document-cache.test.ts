import { expect, it } from 'vitest';
import { contentKey, DocumentCache } from './document-cache.ts';

const bytes = (length: number) => new Uint8Array(length);

it('a document is made once while it is kept', async () => {
  const cache = new DocumentCache();
  let made = 0;
  const make = async () => {
    made += 1;
    return bytes(10);
  };
  await cache.get('a', make);
  await cache.get('a', make);
  expect(made).toBe(1);
});

it('what was used longest ago goes first, and a huge document is never kept', async () => {
  const cache = new DocumentCache(100);
  const made: string[] = [];
  const get = (key: string, length: number) =>
    cache.get(key, async () => {
      made.push(key);
      return bytes(length);
    });
  for (const key of ['a', 'b', 'c', 'd', 'a', 'e', 'a', 'b']) await get(key, 25);
  expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
  await get('huge', 26);
  await get('huge', 26);
  expect(made.filter((key) => key === 'huge')).toHaveLength(2);
});

it('the key is that of the content, of amounts and pictures too', () => {
  const one = { amount: 1n, logo: { bytes: new Uint8Array([1, 2]) } };
  expect(contentKey(one)).toBe(contentKey(structuredClone(one)));
  expect(contentKey(one)).not.toBe(contentKey({ ...one, amount: '1' }));
  expect(contentKey(one)).not.toBe(contentKey({ ...one, logo: { bytes: new Uint8Array([1, 3]) } }));
});
