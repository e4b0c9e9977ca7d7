import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { oracleCases } from './oracle.ts';

/** Every id that a test file of this folder hands to oracle(). */
const tested = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.ts'))
  .flatMap((name) =>
    Array.from(
      readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(/\boracle\(\s*'([^']+)'/g),
      (match) => match[1] ?? '',
    ),
  );

it('has exactly one test for every case of the file', () => {
  const wanted = oracleCases.map(({ id }) => id);
  expect(tested.toSorted()).toEqual(wanted.toSorted());
});
